// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.runbook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.error.UserError;
import io.jumpkit.runbook.model.Runbook;
import io.jumpkit.runbook.run.Siblings;
import io.jumpkit.session.Directories;
import io.jumpkit.testing.ListConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runbook that is followed from a path, and hands over to one beside it. */
class ReaderTest {
    private static final String TEXT =
            """
            ---
            runbook: NAME
            applies-to: fleet >=1.0
            risk: low
            owner: storage
            expected-time: 1 min
            last-drilled: never
            ---

            # One of two

            When it is needed.
            PARAMETERS
            ## Steps

            ### Leave

            STEP
            """;
    private static final String ASKING =
            """

            ## Parameters

            | name | type | question | rule |
            |---|---|---|---|
            | machine | string | Which one? | |
            """;

    @TempDir
    Path folder;

    private Path first;
    private RunbookLibrary library;
    private Reader reader;

    @BeforeEach
    void write() throws IOException {
        first = folder.resolve("first.md");
        Files.writeString(first, text("first", "", "**Choose:** where to?\n\n- [go on](second.md)"));
        Files.writeString(folder.resolve("second.md"), text("second", ASKING, "**Note:** {{machine}} is well."));
        library = new RunbookLibrary(new Directories(folder.resolve("config"), folder, folder));
        reader = new Reader(library, new Fleet().dispatcher());
    }

    private static String text(String name, String parameters, String step) {
        return TEXT.replace("NAME", name).replace("PARAMETERS", parameters).replace("STEP", step);
    }

    @Test
    void theRunbookBesideIsFoundWhereverTheRunGoesOn() {
        Path relative = Path.of("").toAbsolutePath().relativize(first);

        Runbook followed = reader.forFollowing(library.find(relative.toString()), new ListConsole());

        assertEquals(first.toString(), followed.file());
        assertEquals(
                new Siblings.Sibling(folder.resolve("second.md").toString(), Set.of("machine")),
                reader.sibling(followed, "second"));
    }

    @Test
    void aRunbookOfTheLibraryHandsOverByName() throws IOException {
        Path own = Files.createDirectories(folder.resolve("config/runbooks"));
        Files.copy(first, own.resolve("first.md"));
        Files.copy(folder.resolve("second.md"), own.resolve("second.md"));

        Runbook followed = reader.forFollowing(library.find("first"), new ListConsole());

        assertEquals("second", reader.sibling(followed, "second").typed());
    }

    @Test
    void aRunWhoseFilesAreGoneGoesOnUntilItNeedsThem() throws IOException {
        String text = Files.readString(first);
        Files.delete(first);
        Files.delete(folder.resolve("second.md"));

        Runbook followed =
                reader.forGoingOn(new RunbookLibrary.Found("first", first.toString(), text), new ListConsole());
        UserError error = assertThrows(UserError.class, () -> reader.sibling(followed, "second"));

        assertEquals("it goes on in 'second', which is neither beside " + first + " nor in the library", error.what());
        assertEquals("put second.md there", error.hint());
    }
}
