// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import io.jumpkit.ssh.Outcome;
import io.jumpkit.ssh.hostkey.HostKeyRefused;
import io.jumpkit.ssh.transport.Phase;
import io.jumpkit.ssh.transport.PhaseWatch;
import io.jumpkit.ssh.transport.Unreached;
import java.util.Optional;

/** Turns what JSch throws while connecting into a class of failure and words. */
final class Failures {
    private Failures() {}

    static Unreached of(JSchException e, PhaseWatch watch, Optional<HostKeyRefused> refused) {
        if (refused.isPresent()) {
            return Unreached.of(Outcome.HOST_KEY, refused.get().getMessage(), e);
        }
        Optional<Unreached> tooLong = watch.failure(e);
        if (tooLong.isPresent()) {
            return tooLong.get();
        }
        if (e instanceof JSchAlgoNegoFailException) {
            return Unreached.forThisClient(Outcome.KEX, "no algorithm that both sides know: " + e.getMessage(), e);
        }
        if (e instanceof JSchHostKeyException || isCertificate(e)) {
            return Unreached.of(Outcome.HOST_KEY, e.getMessage(), e);
        }
        return byPhase(e, watch.phase());
    }

    private static boolean isCertificate(JSchException e) {
        String name = e.getClass().getSimpleName();
        return name.contains("Certificate") || name.contains("CAKey") || said(e).startsWith("rejected HostKey");
    }

    private static Unreached byPhase(JSchException e, Phase phase) {
        return switch (phase) {
            case DNS, TCP, BANNER ->
                Unreached.passing(
                        Outcome.REFUSED,
                        "sshd closed the connection before its version line (MaxStartups or a penalty): " + said(e),
                        e);
            case KEY_EXCHANGE, ASKING -> Unreached.of(Outcome.KEX, "key exchange: " + said(e), e);
            case LOGIN, DONE -> logIn(e);
        };
    }

    /** With ways to log in that are not ours on offer, the system's ssh may get further. */
    private static Unreached logIn(JSchException e) {
        String said = said(e);
        // Which keys are shown before sshd has enough of it is each client's choice.
        boolean otherWays = said.contains("keyboard-interactive")
                || said.contains("password")
                || said.contains("gssapi")
                || said.contains("Too many authentication failures");
        return otherWays ? Unreached.forThisClient(Outcome.AUTH, said, e) : Unreached.of(Outcome.AUTH, said, e);
    }

    private static String said(JSchException e) {
        if (e instanceof JSchSessionDisconnectException disconnect) {
            return "sshd said: " + disconnect.getDescription();
        }
        String message = String.valueOf(e.getMessage());
        return message.startsWith("Session.connect: ") ? message.substring("Session.connect: ".length()) : message;
    }
}
