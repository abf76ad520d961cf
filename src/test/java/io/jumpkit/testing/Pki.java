// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Certificates of a test's own, made by openssl: an authority, a server on loopback addresses, clients. */
public final class Pki {
    private static final String PASSWORD = "changeit";

    private final Path folder;

    private Pki(Path folder) {
        this.folder = folder;
    }

    /** Makes an authority with a server and a client called jumpkit. */
    public static Pki in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Pki pki = new Pki(folder);
        pki.authority("ca");
        pki.signed("server", "ca", "IP:127.77.0.11,IP:127.77.0.12,IP:127.77.0.13,IP:127.0.0.1,DNS:localhost");
        pki.signed("jumpkit", "ca", "DNS:jumpkit");
        pki.openssl("rsa", "-traditional", "-in", "jumpkit.key", "-out", "jumpkit-pkcs1.key");
        return pki;
    }

    /** An authority that nobody trusts unless told to. */
    public void authority(String name) {
        openssl(
                "req",
                "-x509",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-days",
                "2",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".crt");
    }

    /** A certificate for servers and clients. */
    public void signed(String name, String authority, String names) {
        openssl(
                "req",
                "-newkey",
                "rsa:2048",
                "-nodes",
                "-subj",
                "/CN=" + name,
                "-keyout",
                name + ".key",
                "-out",
                name + ".csr");
        try {
            Files.writeString(
                    file(name + ".ext"), "subjectAltName=" + names + "\nextendedKeyUsage=serverAuth,clientAuth\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        openssl(
                "x509",
                "-req",
                "-days",
                "2",
                "-in",
                name + ".csr",
                "-CA",
                authority + ".crt",
                "-CAkey",
                authority + ".key",
                "-CAcreateserial",
                "-extfile",
                name + ".ext",
                "-out",
                name + ".crt");
    }

    /** A file of it. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** For the JDK's HTTP client: trusts the authority and is the client jumpkit. */
    public SSLContext context() {
        openssl(
                "pkcs12",
                "-export",
                "-in",
                "jumpkit.crt",
                "-inkey",
                "jumpkit.key",
                "-passout",
                "pass:" + PASSWORD,
                "-out",
                "jumpkit.p12");
        try (InputStream own = Files.newInputStream(file("jumpkit.p12"));
                InputStream ca = Files.newInputStream(file("ca.crt"))) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(own, PASSWORD.toCharArray());
            KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            mine.init(keys, PASSWORD.toCharArray());
            KeyStore trust = KeyStore.getInstance("PKCS12");
            trust.load(null, null);
            trust.setCertificateEntry(
                    "ca",
                    java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(ca));
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(trust);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(mine.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private void openssl(String... words) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(Arrays.asList(words));
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(
                            folder.resolve("openssl.log").toFile()))
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new AssertionError(command + ": " + Files.readString(folder.resolve("openssl.log")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
