// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.error.UserError;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArgumentsParserTest {
    private static Arguments parse(String line) {
        return parse(line, Map.of());
    }

    private static Arguments parse(String line, Map<String, String> environment) {
        Set<String> commands = Set.of("doctor", "nodeset", "lab", "x", "exec", "etcd");
        List<String> args = line.isEmpty() ? List.of() : List.of(line.split(" "));
        return new ArgumentsParser(commands, Set.of("up", "status"), environment).parse(args);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "prod => true",
                "prod doctor => true",
                "-c use_p -c note_x => true",
                "-f drill.jk => true",
                "-i c.yaml => true",
                "'' => true",
                "use_prod;_rw => true",
                "nodeset -f n1 n2 => false",
                "doctor => false",
                "--record=required doctor => true",
                "prod --no-record => false",
                "--no-record -c use_p => false",
            })
    void everythingIsRecordedButASingleCommandWithoutACluster(String line, boolean recorded) {
        Arguments arguments = new ArgumentsParser(Set.of("doctor", "nodeset", "use prod; rw"), Set.of(), Map.of())
                .parse(Arrays.stream(line.split(" "))
                        .filter(word -> !word.isEmpty())
                        .map(word -> word.replace('_', ' '))
                        .toList());

        assertEquals(recorded, Opening.isRecorded(arguments));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "prod => prod []",
                "prod doctor => prod [doctor]",
                "prod x -c ls => prod [x, -c, ls]",
                "doctor prod => - [doctor, prod]",
                "nodeset -f n1 n2 => - [nodeset, -f, n1, n2]",
                "lab => lab []",
                "lab status => - [lab, status]",
                "lab doctor => lab [doctor]",
                "-C lab status => lab [status]",
                "-C doctor doctor => doctor [doctor]",
                "-- prod -x => prod [-x]",
            })
    void tellsTheClusterFromTheCommand(String line, String expected) {
        Arguments arguments = parse(line);

        assertEquals(expected, arguments.cluster().orElse("-") + " " + arguments.words());
    }

    @Test
    void readsOptionsBeforeAndBehindTheCluster() {
        Arguments arguments = parse("-i a.yaml prod -n @etcd -o json --timeout=2s --fanout 8 -c status -cping");

        assertEquals(Optional.of(Path.of("a.yaml")), arguments.inventory());
        assertEquals(Optional.of("@etcd"), arguments.nodes());
        assertTrue(arguments.json());
        assertEquals(Optional.of(Duration.ofSeconds(2)), arguments.timeout());
        assertEquals(OptionalInt.of(8), arguments.fanout());
        assertEquals(List.of("status", "ping"), arguments.lines());
        assertEquals(Optional.of(Path.of("-")), parse("prod -f -").script());
    }

    @Test
    void readsFlags() {
        Arguments arguments = parse("--read-only --record=required -v prod --no-input");

        assertEquals(
                Set.of(
                        Arguments.Flag.READ_ONLY,
                        Arguments.Flag.RECORD_REQUIRED,
                        Arguments.Flag.VERBOSE,
                        Arguments.Flag.NO_INPUT),
                arguments.flags());
    }

    @Test
    void takesTheEnvironmentForWhatWasNotGiven() {
        Map<String, String> environment = Map.of("JUMPKIT_INVENTORY", "/etc/c.yaml", "JUMPKIT_TIMEOUT", "5s");

        assertEquals(
                Optional.of(Path.of("/etc/c.yaml")), parse("prod", environment).inventory());
        assertEquals(
                Optional.of(Duration.ofSeconds(1)),
                parse("--timeout 1s", environment).timeout());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " => ",
            value = {
                "--fanuot 3 => jumpkit has no option '--fanuot' => did you mean --fanout?",
                "--zzz => jumpkit has no option '--zzz' => type: jumpkit --help",
                "prod -o xml => there is no output 'xml' => write: -o table  or  -o json",
                "prod --fanout many => --fanout 'many' is not a number of nodes => write it like --fanout 64",
                "prod --timeout soon => 'soon' is not a duration => write it like 500ms, 10s, 2m or 1h30m",
                "prod -c => -c needs a value => write: -c LINE",
                "prod -c nodes -f a.jk => -c and -f cannot be given together, and nothing was done => "
                        + "give several lines as: -c LINE -c LINE, or all of them in a file: -f FILE",
                "prod -c nodes x ls => -c and the command 'x ls' cannot be given together, and nothing was done => "
                        + "give several lines as: -c LINE -c LINE, or all of them in a file: -f FILE",
                "-C a -C b => --cluster was given twice => leave one of them out",
            })
    void saysWhatIsWrongAndWhatToWrite(String line, String what, String hint) {
        UserError error = assertThrows(UserError.class, () -> parse(line));

        assertEquals(what, error.what());
        assertEquals(hint, error.hint());
    }
}
