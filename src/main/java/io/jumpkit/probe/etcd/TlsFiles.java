// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.grpc.netty.GrpcSslContexts;
import io.jumpkit.error.UserError;
import io.jumpkit.inventory.EtcdSettings;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Reads the certificates that the inventory names. */
final class TlsFiles {
    private TlsFiles() {}

    /**
     * What {@code https} endpoints are dialled with; empty leaves it to the JDK's own trust.
     *
     * @throws UserError usage, when a file is missing or is not what it should be
     */
    static Optional<SslContext> read(Optional<EtcdSettings.Tls> settings) {
        return settings.map(TlsFiles::context);
    }

    private static SslContext context(EtcdSettings.Tls files) {
        SslContextBuilder builder = GrpcSslContexts.forClient();
        files.ca().ifPresent(ca -> builder.trustManager(readable(ca).toFile()));
        if (files.cert().isPresent() != files.key().isPresent()) {
            throw UserError.usage(
                    "etcd's tls has " + (files.cert().isPresent() ? "a cert and no key" : "a key and no cert"),
                    "name both in the inventory: tls: {cert: FILE, key: FILE}");
        }
        try {
            if (files.cert().isPresent()) {
                builder.keyManager(
                        readable(files.cert().get()).toFile(),
                        readable(files.key().get()).toFile());
            }
            return builder.build();
        } catch (SSLException | IllegalArgumentException e) {
            throw UserError.usage(
                            "etcd's certificates cannot be used: " + e.getMessage(),
                            "all are PEM files and the key is PKCS#8; convert with: openssl pkcs8 -topk8 -nocrypt")
                    .causedBy(e);
        }
    }

    private static Path readable(Path file) {
        if (!Files.isReadable(file)) {
            throw UserError.usage("cannot read " + file, "look at tls: of etcd in the inventory");
        }
        return file;
    }
}
