// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.road;

import io.grpc.netty.GrpcSslContexts;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.EtcdSettings;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificates that the inventory names, read.
 *
 * @param authorities whom to trust; empty leaves it to the JDK
 * @param own the client's certificate and its chain; empty when there is none
 */
public record TlsFiles(List<X509Certificate> authorities, List<X509Certificate> own, Optional<PrivateKey> key) {

    /**
     * Reads the files.
     *
     * @throws UserError usage, when a file is missing or is not what it should be
     */
    public static TlsFiles read(EtcdSettings.Tls files) {
        if (files.cert().isPresent() != files.key().isPresent()) {
            throw UserError.usage(
                    "etcd's tls has " + (files.cert().isPresent() ? "a cert and no key" : "a key and no cert"),
                    "name both in the inventory: tls: {cert: FILE, key: FILE}");
        }
        return new TlsFiles(
                files.ca().map(f -> parsed(f, Pem::certificates)).orElse(List.of()),
                files.cert().map(f -> parsed(f, Pem::certificates)).orElse(List.of()),
                files.key().map(f -> parsed(f, Pem::privateKey)));
    }

    /** What makes something of a PEM text. */
    private interface Parser<T> {
        T parse(String pem) throws GeneralSecurityException;
    }

    private static <T> T parsed(Path file, Parser<T> parser) {
        try {
            return parser.parse(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw UserError.usage("cannot read " + file, "look at tls: of etcd in the inventory")
                    .causedBy(e);
        } catch (GeneralSecurityException e) {
            throw UserError.usage(
                            "etcd's " + file + " cannot be used: " + e.getMessage(),
                            "it must be PEM; a key without a passphrase (PKCS#8, PKCS#1 or SEC 1)")
                    .causedBy(e);
        }
    }

    /** For gRPC. */
    public SslContext forGrpc() {
        try {
            SslContextBuilder builder = GrpcSslContexts.forClient();
            if (!authorities.isEmpty()) {
                builder.trustManager(authorities);
            }
            if (key.isPresent()) {
                builder.keyManager(key.get(), own);
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw unusable(e);
        }
    }

    /** For plain HTTP over TLS. */
    public SSLContext forHttp() {
        try {
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(ownStore(), new char[0]);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(authorities.isEmpty() ? null : trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw unusable(e);
        }
    }

    private KeyStore trustStore() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        for (int i = 0; i < authorities.size(); i++) {
            store.setCertificateEntry("ca" + i, authorities.get(i));
        }
        return store;
    }

    private KeyStore ownStore() throws GeneralSecurityException, IOException {
        KeyStore store = empty();
        if (key.isPresent()) {
            store.setKeyEntry("own", key.get(), new char[0], own.toArray(X509Certificate[]::new));
        }
        return store;
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    private static UserError unusable(Exception e) {
        return UserError.usage(
                        "etcd's certificates cannot be used: " + e.getMessage(),
                        "see whether cert and key belong together: openssl x509 -noout -pubkey -in CERT, openssl pkey"
                                + " -pubout -in KEY")
                .causedBy(e);
    }
}
