// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.UnknownFieldSet;
import io.etcd.jetcd.api.StatusResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What etcd 3.6 and later add to a status, by its field numbers: jetcd's description of the protocol is older and keeps
 * them as unknown. Pure.
 */
public final class NewStatusFields {
    private static final int STORAGE_VERSION = 11;
    private static final int DB_SIZE_QUOTA = 12;
    private static final int DOWNGRADE_INFO = 13;
    private static final int ENABLED = 1;
    private static final int TARGET_VERSION = 2;

    private NewStatusFields() {}

    /** Which version's layout the database has; behind the server's while a downgrade is prepared. */
    static Optional<String> storageVersion(StatusResponse sent) {
        return last(sent.getUnknownFields().getField(STORAGE_VERSION).getLengthDelimitedList())
                .map(ByteString::toStringUtf8);
    }

    /** How large the database may grow before writes are refused; up to 3.6.5 it was sent as 0 (etcd-io/etcd#20786). */
    static OptionalLong quota(StatusResponse sent) {
        return last(sent.getUnknownFields().getField(DB_SIZE_QUOTA).getVarintList())
                .filter(quota -> quota > 0)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty);
    }

    /** The version that the cluster was told to go down to. */
    static Optional<String> downgradeTo(StatusResponse sent) {
        return last(sent.getUnknownFields().getField(DOWNGRADE_INFO).getLengthDelimitedList())
                .map(NewStatusFields::fields)
                .filter(info -> last(info.getField(ENABLED).getVarintList())
                        .filter(on -> on != 0)
                        .isPresent())
                .flatMap(info -> last(info.getField(TARGET_VERSION).getLengthDelimitedList()))
                .map(ByteString::toStringUtf8);
    }

    private static UnknownFieldSet fields(ByteString message) {
        try {
            return UnknownFieldSet.parseFrom(CodedInputStream.newInstance(message.toByteArray()));
        } catch (IOException e) {
            return UnknownFieldSet.getDefaultInstance();
        }
    }

    private static <T> Optional<T> last(List<T> values) {
        return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
    }

    /** The same from the JSON of a status, as unknown fields of its message. */
    public static UnknownFieldSet of(JsonNode status) {
        UnknownFieldSet.Builder fields = UnknownFieldSet.newBuilder();
        if (status.hasNonNull("storageVersion")) {
            fields.addField(STORAGE_VERSION, text(status.get("storageVersion").asText()));
        }
        if (status.hasNonNull("dbSizeQuota")) {
            fields.addField(DB_SIZE_QUOTA, number(status.get("dbSizeQuota").asLong()));
        }
        JsonNode downgrade = status.path("downgradeInfo");
        if (downgrade.path("enabled").asBoolean()) {
            UnknownFieldSet info = UnknownFieldSet.newBuilder()
                    .addField(ENABLED, number(1))
                    .addField(
                            TARGET_VERSION, text(downgrade.path("targetVersion").asText()))
                    .build();
            fields.addField(
                    DOWNGRADE_INFO,
                    UnknownFieldSet.Field.newBuilder()
                            .addLengthDelimited(info.toByteString())
                            .build());
        }
        return fields.build();
    }

    private static UnknownFieldSet.Field text(String value) {
        return UnknownFieldSet.Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(value))
                .build();
    }

    private static UnknownFieldSet.Field number(long value) {
        return UnknownFieldSet.Field.newBuilder().addVarint(value).build();
    }
}
