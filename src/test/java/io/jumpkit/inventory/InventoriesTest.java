// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InventoriesTest {
    private final Inventory lab = new Known("lab", "built in");
    private final Inventory broken = new Inventory() {
        @Override
        public List<String> names() {
            return List.of();
        }

        @Override
        public Cluster cluster(String name) {
            throw UserError.usage("the file is broken", "mend it");
        }
    };

    @Test
    void opensWhatIsBuiltInWhenTheFileIsBroken() {
        Inventory inventory = new Inventories(broken, List.of(lab));

        assertEquals("lab", inventory.cluster("lab").name());
        assertEquals(List.of("lab"), inventory.names());
    }

    @Test
    void asksTheFileForTheRest() {
        Inventory inventory = new Inventories(new Known("prod", "file"), List.of(lab));

        assertEquals(List.of("prod", "lab"), inventory.names());
        assertEquals(Optional.of("file"), inventory.cluster("prod").color());
    }

    @Test
    void prefersWhatIsBuiltIn() {
        Inventory inventory = new Inventories(new Known("lab", "file"), List.of(lab));

        assertEquals(Optional.of("built in"), inventory.cluster("lab").color());
    }

    @Test
    void namesTheNearestEvenIfItIsBuiltIn() {
        Inventory inventory = new Inventories(broken, List.of(lab));

        UserError error = assertThrows(UserError.class, () -> inventory.cluster("lob"));

        assertEquals("did you mean: lab?", error.hint());
    }

    private record Known(String name, String color) implements Inventory {
        @Override
        public List<String> names() {
            return List.of(name);
        }

        @Override
        public Cluster cluster(String asked) {
            return new Cluster(name, Optional.of(color), true, false, Optional.empty(), Map.of(), Optional.empty());
        }
    }
}
