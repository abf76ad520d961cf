// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.ssh.jsch;

import com.jcraft.jsch.AgentIdentityRepository;
import com.jcraft.jsch.AgentProxyException;
import com.jcraft.jsch.Identity;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import com.jcraft.jsch.SSHAgentConnector;
import io.jumpkit.ssh.Operator;
import io.jumpkit.ssh.transport.Route;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The user's keys: files, read and unlocked once, their certificates, and the agent's. Thread-safe. */
final class Identities {
    private static final Object ASKING = new Object();
    private static final String UNREADABLE = " is a key that only the system's ssh can use";

    private final Map<Path, List<Identity>> loaded = new ConcurrentHashMap<>();

    /**
     * The keys for a route.
     *
     * @param problems why keys were left out, for the failure that may follow
     */
    record Usable(List<Identity> identities, List<String> problems) {

        /** Whether there are keys that JSch cannot use, though somebody else may. */
        boolean unreadable() {
            return problems.stream().anyMatch(problem -> problem.contains(UNREADABLE));
        }
    }

    Usable forRoute(Route.Keys keys, Operator operator) {
        List<String> problems = new ArrayList<>();
        List<Identity> found = new ArrayList<>(ordered(keys, agents(keys, problems)));
        for (Path file : keys.files()) {
            if (!offered(found, file)) {
                found.addAll(fromFile(file, keys, operator, problems));
            }
        }
        return new Usable(found, problems);
    }

    private static List<Identity> agents(Route.Keys keys, List<String> problems) {
        if (keys.agent().isEmpty()) {
            return List.of();
        }
        List<Identity> identities;
        try {
            identities = new AgentIdentityRepository(
                            new SSHAgentConnector(keys.agent().get()))
                    .getIdentities();
        } catch (AgentProxyException e) {
            // As ssh: an agent that is not there has no keys.
            return List.of();
        }
        if (identities.stream().anyMatch(identity -> identity.getAlgName().startsWith("sk-"))) {
            problems.add("in the agent there" + UNREADABLE);
        }
        return identities;
    }

    /** As ssh: the configured keys that the agent has come first; sshd closes after a few that it does not know. */
    private static List<Identity> ordered(Route.Keys keys, List<Identity> agents) {
        if (agents.isEmpty()) {
            return agents;
        }
        List<byte[]> wanted = Stream.concat(
                        keys.files().stream().flatMap(file -> publicKey(file).stream()),
                        certificates(keys).stream().flatMap(file -> blob(file).stream()))
                .toList();
        List<Identity> ordered = new ArrayList<>();
        List<Identity> others = new ArrayList<>();
        for (Identity agent : agents) {
            if (wanted.stream().anyMatch(blob -> Arrays.equals(blob, agent.getPublicKeyBlob()))) {
                ordered.addAll(certified(agent, keys));
                ordered.add(agent);
            } else {
                others.add(agent);
            }
        }
        if (!keys.only()) {
            ordered.addAll(others);
        }
        return ordered;
    }

    /** The certificates for a key that the agent holds without them. */
    private static List<Identity> certified(Identity agent, Route.Keys keys) {
        return certificates(keys).stream()
                .filter(file -> certifies(file, agent.getPublicKeyBlob()))
                .flatMap(file -> blob(file).stream())
                .<Identity>map(certificate -> new CertifiedIdentity(agent, certificate))
                .toList();
    }

    private static List<Path> certificates(Route.Keys keys) {
        Stream<Path> beside = keys.files().stream().map(file -> Path.of(file + "-cert.pub"));
        return Stream.concat(keys.certificates().stream(), beside).toList();
    }

    private static boolean offered(List<Identity> identities, Path file) {
        Optional<byte[]> blob = identities.isEmpty() ? Optional.empty() : publicKey(file);
        return blob.isPresent()
                && identities.stream().anyMatch(identity -> Arrays.equals(blob.get(), identity.getPublicKeyBlob()));
    }

    /** From the file beside it, or from its own beginning, which is not locked. */
    private static Optional<byte[]> publicKey(Path file) {
        return blob(Path.of(file + ".pub")).or(() -> unlockedPart(file));
    }

    private static Optional<byte[]> unlockedPart(Path file) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(KeyPair.load(new JSch(), file.toString()).getPublicKeyBlob());
        } catch (JSchException e) {
            return Optional.empty();
        }
    }

    private static Optional<byte[]> blob(Path publicFile) {
        try {
            String[] fields = Files.readString(publicFile, StandardCharsets.ISO_8859_1)
                    .strip()
                    .split("\\s+");
            return fields.length < 2
                    ? Optional.empty()
                    : Optional.of(Base64.getDecoder().decode(fields[1]));
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a certificate is there and is for this key: after its type and its nonce come the key's own fields. */
    private static boolean certifies(Path certificate, byte[] key) {
        Optional<byte[]> blob = blob(certificate);
        if (blob.isEmpty() || key == null) {
            return false;
        }
        byte[] fields = Arrays.copyOfRange(key, afterField(key, 0), key.length);
        int start = afterField(blob.get(), afterField(blob.get(), 0));
        int end = Math.min(blob.get().length, start + fields.length);
        return Arrays.equals(fields, Arrays.copyOfRange(blob.get(), start, Math.max(start, end)));
    }

    private static int afterField(byte[] blob, int at) {
        int left = blob.length - at - Integer.BYTES;
        return left < 0
                ? blob.length
                : at
                        + Integer.BYTES
                        + Math.max(
                                0, Math.min(left, ByteBuffer.wrap(blob, at, 4).getInt()));
    }

    private List<Identity> fromFile(Path file, Route.Keys keys, Operator operator, List<String> problems) {
        List<Identity> known = loaded.get(file);
        if (known != null) {
            return known;
        }
        if (!Files.exists(file)) {
            return List.of();
        }
        synchronized (ASKING) {
            known = loaded.get(file);
            if (known == null) {
                known = load(file, keys, operator, problems);
            }
            if (!known.isEmpty()) {
                loaded.put(file, known);
            }
        }
        return known;
    }

    private static List<Identity> load(Path file, Route.Keys keys, Operator operator, List<String> problems) {
        try {
            KeyPair pair = KeyPair.load(new JSch(), file.toString());
            byte[] passphrase = null;
            if (pair.isEncrypted()) {
                Optional<String> typed =
                        operator.askSecret("Passphrase for " + file + " (nobody to ask: ssh-add " + file + ")");
                if (typed.isEmpty()) {
                    problems.add(
                            file + " is locked and nobody could be asked for its passphrase; type: ssh-add " + file);
                    return List.of();
                }
                passphrase = typed.get().getBytes(StandardCharsets.UTF_8);
                if (!pair.decrypt(passphrase.clone())) {
                    problems.add("that is not the passphrase of " + file);
                    return List.of();
                }
            }
            return identities(file, keys, pair.getPublicKeyBlob(), passphrase);
        } catch (JSchException e) {
            problems.add(file + UNREADABLE + ": " + e.getMessage());
            return List.of();
        }
    }

    /** The key with each certificate that is for it, then by itself. */
    private static List<Identity> identities(Path file, Route.Keys keys, byte[] key, byte[] passphrase)
            throws JSchException {
        List<Identity> identities = new ArrayList<>();
        List<Path> certificates = new ArrayList<>(keys.certificates());
        certificates.add(Path.of(file + "-cert.pub"));
        for (Path certificate : certificates) {
            if (certifies(certificate, key)) {
                identities.addAll(one(file, certificate.toString(), passphrase));
            }
        }
        identities.addAll(one(file, null, passphrase));
        return List.copyOf(identities);
    }

    private static List<Identity> one(Path file, String certificate, byte[] passphrase) throws JSchException {
        JSch jsch = new JSch();
        byte[] copy = passphrase == null ? null : passphrase.clone();
        jsch.addIdentity(file.toString(), certificate, copy);
        return jsch.getIdentityRepository().getIdentities();
    }
}
