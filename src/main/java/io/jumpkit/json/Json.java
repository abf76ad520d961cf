// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.jumpkit.error.UserError;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Jumpkit's JSON: snake case, RFC 3339 times, {@link Scalar}s as strings, absent values as null. */
public final class Json {
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    /** Built on first use, so that a session that shows no JSON never loads Jackson. */
    private static final class Mapper {
        static final ObjectMapper INSTANCE = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addSerializer(Scalar.class, ToStringSerializer.instance)
                        .addSerializer(Path.class, ToStringSerializer.instance)
                        .addSerializer(Optional.class, new OptionalSerializer()))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.ALWAYS, JsonInclude.Include.ALWAYS))
                .build();
    }

    /** One line of JSON. */
    public static String write(Object value) {
        if (PlainJson.fits(value)) {
            return PlainJson.write(value);
        }
        try {
            return Mapper.INSTANCE.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + value.getClass(), e);
        }
    }

    /** The name of a record's component in the JSON. */
    public static String name(RecordComponent component) {
        return component.getName().replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** A record as the map of its JSON fields: numbers, strings, booleans, lists, maps and nulls. */
    public static Map<String, Object> fields(Object row) {
        return Mapper.INSTANCE.convertValue(row, MAP);
    }

    /**
     * A JSON text as a tree.
     *
     * @throws UserError usage, when the text is not JSON
     */
    public static JsonNode read(String text) {
        try {
            return Mapper.INSTANCE.readTree(text);
        } catch (JsonProcessingException e) {
            throw UserError.usage(
                            "not JSON: " + e.getOriginalMessage(), "look at the text, or at the file it came from")
                    .causedBy(e);
        }
    }

    /**
     * A JSON text as a value of a class.
     *
     * @throws UserError usage, when the text is not JSON of that shape
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            return Mapper.INSTANCE.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw UserError.usage(
                            "not the JSON of a " + type.getSimpleName() + ": " + e.getOriginalMessage(),
                            "look at the text, or at the file it came from")
                    .causedBy(e);
        }
    }
}
