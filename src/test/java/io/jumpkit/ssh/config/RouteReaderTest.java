// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jumpkit.inventory.SshTarget;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.transport.Route;
import io.jumpkit.ssh.transport.Route.Unknown;
import io.jumpkit.ssh.transport.Unreached;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteReaderTest {
    private static final String PLAIN =
            """
            host n1
            user ops
            hostname 10.0.0.1
            port 2200
            addressfamily any
            identitiesonly no
            proxyusefdpass no
            pubkeyauthentication true
            stricthostkeychecking ask
            verifyhostkeydns false
            identityfile ~/.ssh/id_%r
            identityfile /keys/%h
            globalknownhostsfile /etc/ssh/ssh_known_hosts /etc/ssh/ssh_known_hosts2
            userknownhostsfile /home/me/.ssh/known_hosts
            connecttimeout 7
            """;

    @Test
    void takesWhatSshSays() {
        Route route = read(PLAIN);

        assertEquals("10.0.0.1", route.host());
        assertEquals(2200, route.port());
        assertEquals("ops", route.user());
        assertEquals("[10.0.0.1]:2200", route.knownAs());
        assertEquals(
                List.of(Path.of("/home/me/.ssh/id_ops"), Path.of("/keys/10.0.0.1")),
                route.keys().files());
        assertEquals(Optional.of(Duration.ofSeconds(7)), route.connectTimeout());
        assertEquals(Optional.empty(), route.onlyOpenssh());
    }

    @ParameterizedTest
    @CsvSource({"yes,REFUSE", "true,REFUSE", "ask,ASK", "accept-new,ACCEPT", "no,ACCEPT", "off,ACCEPT"})
    void neverBelievesMoreThanNewKeys(String configured, Unknown expected) {
        String dump = PLAIN.replace("stricthostkeychecking ask", "stricthostkeychecking " + configured);

        assertEquals(expected, read(dump).trust().unknown());
    }

    @ParameterizedTest
    @CsvSource({
        "proxycommand nc %h %p,ProxyCommand",
        "pkcs11provider /lib/x.so,pkcs11provider",
        "knownhostscommand /bin/x,knownhostscommand",
        "proxycommand none,",
        "bindinterface eth7,bindinterface"
    })
    void leavesWhatItCannotDoToTheSystemsSsh(String line, String reason) {
        assertEquals(Optional.ofNullable(reason), read(PLAIN + line + "\n").onlyOpenssh());
    }

    @ParameterizedTest
    @CsvSource({"SSH_AUTH_SOCK,/run/agent", "$OTHER,/run/other", "none,", "~/agent,/home/me/agent"})
    void findsTheAgent(String configured, String expected) {
        Optional<Path> agent =
                read(PLAIN + "identityagent " + configured + "\n").keys().agent();

        assertEquals(Optional.ofNullable(expected).map(Path::of), agent);
    }

    @Test
    void looksUpTheAliasInsteadOfTheHost() {
        assertEquals("db", read(PLAIN + "hostkeyalias db\n").knownAs());
    }

    @Test
    void theLastJumpLiesBehindTheOthers() throws Unreached {
        SshTarget target = SshTarget.of("n1");
        Route route = read(PLAIN + "proxyjump a@b:22,[::1]:2222\n");

        SshTarget hop = reader().lastHop(target, route).orElseThrow();

        assertEquals("::1", hop.address());
        assertEquals(2222, hop.port().orElseThrow());
        assertEquals(List.of("a@b:22"), hop.jumps());
    }

    @Test
    void aHostIsNotReachedThroughItself() throws Unreached {
        assertEquals(Optional.empty(), reader().lastHop(SshTarget.of("n1"), read(PLAIN + "proxyjump n1\n")));
    }

    @Test
    void aJumpThatIsNoneIsNoRoute() {
        Unreached unreached = assertThrows(
                Unreached.class, () -> reader().lastHop(SshTarget.of("n1"), read(PLAIN + "proxyjump bastion:ssh\n")));

        assertEquals(Outcome.NO_ROUTE, unreached.outcome());
        assertEquals(
                "'bastion:ssh' is not a host to jump through: it is written [USER@]HOST[:PORT]",
                unreached.getMessage());
    }

    @Test
    void oneAnswerServesHostsOfEqualTreatment() {
        SshDump dump = SshDump.parse(
                "n1", PLAIN.replace("hostname 10.0.0.1", "hostname n1").replace("/keys/%h", "/keys/k"));

        assertEquals("n2", reader().read(SshTarget.of("n2"), dump, List.of()).host());
        assertEquals(
                "web2", reader().read(SshTarget.of("Web2"), dump, List.of()).host());
    }

    @Test
    void goesWhereSshSaysAlsoWhenItDoesNotRepeatTheNameItWasAskedFor() {
        Route route = read(PLAIN.replace("host n1\n", ""));

        assertEquals("10.0.0.1", route.host());
    }

    @ParameterizedTest
    @CsvSource({"hostname n1,true", "hostname n1.example.com,false", "bindaddress n1,false"})
    void anAnswerIsGeneralWhenTheNameStandsNowhereElse(String line, boolean general) {
        String dump = line.startsWith("hostname") ? "host n1\n" + line : "host n1\nhostname n1\n" + line;

        assertEquals(general, SshDump.parse("n1", dump).isGeneral());
    }

    private static Route read(String dump) {
        return reader().read(SshTarget.of("n1"), SshDump.parse("n1", dump), List.of());
    }

    private static RouteReader reader() {
        Map<String, String> environment = Map.of("SSH_AUTH_SOCK", "/run/agent", "OTHER", "/run/other");
        return new RouteReader(new Tokens.Machine(Path.of("/home/me"), "me", "1000", "desk", environment), false);
    }
}
