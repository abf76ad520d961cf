// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd;

import io.etcd.jetcd.api.ClusterGrpc;
import io.etcd.jetcd.api.KVGrpc;
import io.etcd.jetcd.api.MaintenanceGrpc;
import io.etcd.jetcd.api.MemberListRequest;
import io.etcd.jetcd.api.MemberListResponse;
import io.etcd.jetcd.api.RangeRequest;
import io.etcd.jetcd.api.RangeResponse;
import io.etcd.jetcd.api.ResponseHeader;
import io.etcd.jetcd.api.StatusRequest;
import io.etcd.jetcd.api.StatusResponse;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Somebody on this machine's loopback who answers as a member of etcd does, for the session from which the launcher makes
 * its start-up archive: so that the archive holds gRPC, whose loading is most of what a first question costs.
 */
public final class Rehearsal implements AutoCloseable {
    private static final ResponseHeader HEADER =
            ResponseHeader.newBuilder().setClusterId(1).setMemberId(1).build();

    private final Server server;

    private Rehearsal(Server server) {
        this.server = server;
    }

    /** Begins to answer. */
    public static Rehearsal start() throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .addService(new Maintenance())
                .addService(new Members())
                .addService(new Reads())
                .build();
        return new Rehearsal(server.start());
    }

    /** Where. */
    public String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private static <T> void answer(StreamObserver<T> to, T answer) {
        to.onNext(answer);
        to.onCompleted();
    }

    private static final class Maintenance extends MaintenanceGrpc.MaintenanceImplBase {
        @Override
        public void status(StatusRequest request, StreamObserver<StatusResponse> to) {
            answer(
                    to,
                    StatusResponse.newBuilder()
                            .setHeader(HEADER)
                            .setLeader(1)
                            .setRaftTerm(1)
                            .setVersion("3.4.0")
                            .build());
        }
    }

    private static final class Members extends ClusterGrpc.ClusterImplBase {
        @Override
        public void memberList(MemberListRequest request, StreamObserver<MemberListResponse> to) {
            answer(
                    to,
                    MemberListResponse.newBuilder()
                            .setHeader(HEADER)
                            .addMembers(io.etcd.jetcd.api.Member.newBuilder()
                                    .setID(1)
                                    .setName("n1"))
                            .build());
        }
    }

    private static final class Reads extends KVGrpc.KVImplBase {
        @Override
        public void range(RangeRequest request, StreamObserver<RangeResponse> to) {
            answer(to, RangeResponse.newBuilder().setHeader(HEADER).build());
        }
    }
}
