// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.util.Optional;

/** Writes what is there, or null. */
@SuppressWarnings("rawtypes")
final class OptionalSerializer extends JsonSerializer<Optional> {

    @Override
    public void serialize(Optional value, JsonGenerator out, SerializerProvider provider) throws IOException {
        if (value.isPresent()) {
            provider.defaultSerializeValue(value.get(), out);
        } else {
            out.writeNull();
        }
    }
}
