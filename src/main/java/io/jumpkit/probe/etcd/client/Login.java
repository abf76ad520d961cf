// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.client;

import io.etcd.jetcd.api.AuthGrpc;
import io.etcd.jetcd.api.AuthenticateRequest;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.MetadataUtils;
import io.jumpkit.deadline.Deadline;
import io.jumpkit.error.UserError;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The user that etcd is asked as. Logs in only when etcd wants it: logging in needs a quorum, and much of what matters
 * without one is answered to anybody. The token is kept in memory and serves all endpoints. Thread-safe.
 */
public final class Login {
    private static final Metadata.Key<String> TOKEN = Metadata.Key.of("token", Metadata.ASCII_STRING_MARSHALLER);

    private final Optional<String> user;
    private final Password password;
    private volatile String token = "";

    public Login(Optional<String> user, Password password) {
        this.user = user;
        this.password = password;
    }

    /** The channel with the token on every request, once there is one. */
    Channel attach(Channel channel) {
        if (token.isEmpty()) {
            return channel;
        }
        Metadata headers = new Metadata();
        headers.put(TOKEN, token);
        return ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    /**
     * Whether logging in could turn this refusal around. It does not help a user without the right; but before the first
     * login etcd may have taken the name in our certificate for the user.
     */
    boolean mayHelp(String serverWords) {
        return user.isPresent() && (token.isEmpty() || !serverWords.contains("permission denied"));
    }

    /** Fetches a token; empty when that worked, else why not. */
    Optional<Answer.Failed<Void>> renew(Channel channel, Deadline deadline) {
        try {
            AuthenticateRequest request = AuthenticateRequest.newBuilder()
                    .setName(user.orElseThrow())
                    .setPassword(password.get())
                    .build();
            token = AuthGrpc.newBlockingStub(channel)
                    .withDeadlineAfter(deadline.left().toNanos(), TimeUnit.NANOSECONDS)
                    .authenticate(request)
                    .getToken();
            return Optional.empty();
        } catch (StatusRuntimeException e) {
            Answer.Failed<Void> why = FailureReader.read(e);
            if (why.reason() == Reason.AUTH) {
                password.reject();
            }
            return Optional.of(why);
        } catch (UserError e) {
            return Optional.of(Answer.failed(Reason.AUTH, e.what()));
        }
    }
}
