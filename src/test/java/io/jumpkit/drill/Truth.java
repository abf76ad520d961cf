// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.drill;

import com.fasterxml.jackson.databind.JsonNode;
import io.jumpkit.error.UserError;
import io.jumpkit.lab.LabBench;
import java.util.List;

/** What an operator finds who looks what became of an act that was begun and whose end nobody saw. */
final class Truth {
    private final LabBench lab;

    Truth(LabBench lab) {
        this.lab = lab;
    }

    /** Whether it happened; what does no harm twice counts as not. */
    boolean happened(JsonNode intent) throws InterruptedException {
        String line = intent.get("line").asText();
        if (line.startsWith("etcd member remove")) {
            return !members().contains(lastWord(line));
        }
        if (line.startsWith("etcd member add")) {
            return members().contains("true") || members().contains("unstarted");
        }
        if (line.startsWith("etcd member promote")) {
            return members().lines().noneMatch(member -> member.contains("true"));
        }
        if (line.startsWith("etcd configure")) {
            String settings = lab.console(line.split(" ")[2], "cat", "/etc/default/etcd");
            return settings.contains("=existing") && settings.contains(wordBehind("--initial-cluster", line));
        }
        return line.contains("systemctl enable") && runsOn(intent.path("nodes").asText());
    }

    private static String wordBehind(String option, String line) {
        List<String> words = List.of(line.split(" "));
        return words.get(words.indexOf(option) + 1);
    }

    private static String lastWord(String line) {
        return line.substring(line.lastIndexOf(' ') + 1);
    }

    /** The list of the first member that gives one: a learner refuses, and a host may be off. */
    private String members() throws InterruptedException {
        UserError last = null;
        for (String host : List.of("n1", "n2", "n3")) {
            try {
                return lab.console(host, "sh", "-c", "ETCDCTL_API=3 etcdctl member list");
            } catch (UserError e) {
                last = e;
            }
        }
        throw last;
    }

    private boolean runsOn(String nodes) throws InterruptedException {
        boolean runs = true;
        for (String host : List.of("n1", "n2", "n3")) {
            boolean meant = !nodes.matches("n\\d") || nodes.equals(host);
            runs &= !meant
                    || lab.console(host, "sh", "-c", "systemctl is-active etcd || true")
                            .startsWith("activ");
        }
        return runs;
    }
}
