// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.etcdctl;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.etcd.jetcd.api.StatusResponse;
import io.jumpkit.probe.etcd.client.NewStatusFields;
import java.math.BigInteger;
import java.util.Base64;
import java.util.Map;

/**
 * Reads the JSON that etcdctl and etcd's gateway write, in which fields are called as in the protocol. Ids are decimal and
 * may have 64 bits: they are never read as a floating-point number. The gateway has them in quotes. Pure.
 */
final class ProtoJson {
    private ProtoJson() {}

    /** The message that a JSON object means; what the protocol does not know is left out. */
    static Message read(JsonNode json, Message.Builder builder) {
        for (Map.Entry<String, JsonNode> next : json.properties()) {
            FieldDescriptor field = builder.getDescriptorForType().findFieldByName(next.getKey());
            if (field != null && !next.getValue().isNull()) {
                put(builder, field, next.getValue());
            }
        }
        if (builder instanceof StatusResponse.Builder status) {
            status.setUnknownFields(NewStatusFields.of(json));
        }
        return builder.build();
    }

    private static void put(Message.Builder builder, FieldDescriptor field, JsonNode value) {
        if (field.isRepeated()) {
            value.forEach(element -> builder.addRepeatedField(field, one(builder, field, element)));
        } else {
            builder.setField(field, one(builder, field, value));
        }
    }

    private static Object one(Message.Builder builder, FieldDescriptor field, JsonNode value) {
        return switch (field.getJavaType()) {
            case INT -> bits(value).intValue();
            case LONG -> bits(value).longValue();
            case FLOAT -> value.floatValue();
            case DOUBLE -> value.doubleValue();
            case BOOLEAN -> value.booleanValue();
            case STRING -> value.textValue();
            case BYTE_STRING -> ByteString.copyFrom(Base64.getDecoder().decode(value.textValue()));
            case ENUM -> field.getEnumType().findValueByNumberCreatingIfUnknown(value.intValue());
            case MESSAGE -> read(value, builder.newBuilderForField(field));
        };
    }

    /** All 64 bits of an unsigned number, or 32 of them. */
    private static Number bits(JsonNode value) {
        return value.isTextual() ? new BigInteger(value.textValue()) : value.bigIntegerValue();
    }
}
