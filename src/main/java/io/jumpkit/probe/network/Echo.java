// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.inventory.Node;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * ICMP echo with the node's own {@code ping}.
 *
 * @param mtu packets of this size that no router may cut in pieces; else small ones
 */
record Echo(int count, Duration interval, OptionalInt mtu) implements Questions {
    /** IPv4 header and ICMP header: what a packet is longer than ping's payload (RFC 791, RFC 792). */
    private static final int HEADERS_V4 = 28;

    /** The same with the header of IPv6 (RFC 8200). */
    private static final int HEADERS_V6 = 48;

    /** The smallest packet of which every router must take notice (RFC 791). */
    static final int SMALLEST_MTU = 68;

    /** The largest packet there is. */
    static final int LARGEST_MTU = 65535;

    @Override
    public String script(List<Node> destinations) {
        String opening = "command -v ping >/dev/null || { echo " + NO_TOOL + "; exit 0; }\n";
        String plain = "ping -c " + count + " -i " + Questions.seconds(interval) + " -q -n -W " + PATIENCE.toSeconds();
        return Tagged.script(opening, destinations, address -> plain + size(address) + " " + address);
    }

    private String size(String address) {
        int headers = address.contains(":") ? HEADERS_V6 : HEADERS_V4;
        return mtu.isPresent() ? " -M do -s " + (mtu.getAsInt() - headers) : "";
    }

    @Override
    public Optional<Replies> read(List<String> lines) {
        return PingText.read(lines);
    }

    @Override
    public Duration longest() {
        return interval.multipliedBy(count).plus(PATIENCE);
    }

    @Override
    public String subject() {
        return mtu.isPresent() ? "packet of " + mtu.getAsInt() + " bytes" : "packet";
    }

    @Override
    public String cutMeans() {
        return mtu.isPresent() ? "the way is narrower than that, or cut" : "a cut link, not a dead host";
    }

    @Override
    public String silenceMeans() {
        return mtu.isPresent()
                ? "the network carries less than that, or nothing; compare with: ping"
                : "cut, or ICMP is filtered here; compare with: ping --tcp 22";
    }

    @Override
    public String missing() {
        return "no ping there; try: ping --tcp 22";
    }
}
