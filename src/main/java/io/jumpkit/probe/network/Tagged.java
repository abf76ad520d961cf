// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.network;

import io.jumpkit.inventory.Node;
import io.jumpkit.ssh.exec.Quoting;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Several commands at once in one script, each line of output tagged with the place of its destination. No temporary
 * file is needed: a node whose disk is full still answers.
 */
final class Tagged {
    private Tagged() {}

    /**
     * The script.
     *
     * @param opening lines in front, such as functions
     * @param command the command for an address that is quoted already
     */
    static String script(String opening, List<Node> destinations, Function<String, String> command) {
        StringBuilder script = new StringBuilder("LC_ALL=C; export LC_ALL\nPATH=$PATH:/sbin:/usr/sbin\n");
        script.append("tag() { while IFS= read -r line; do printf '%s %s\\n' \"$1\" \"$line\"; done; }\n");
        script.append(opening);
        for (int place = 0; place < destinations.size(); place++) {
            String address = Quoting.word(destinations.get(place).ssh().address());
            script.append("{ ")
                    .append(command.apply(address))
                    .append("; } 2>&1 </dev/null | tag ")
                    .append(place)
                    .append(" &\n");
        }
        return script.append("wait\n").toString();
    }

    /** The lines of each destination. */
    static Map<Node, List<String>> read(String out, List<Node> destinations) {
        Map<Node, List<String>> lines = new LinkedHashMap<>();
        destinations.forEach(node -> lines.put(node, new ArrayList<>()));
        for (String line : out.lines().toList()) {
            int space = line.indexOf(' ');
            String tag = space < 0 ? "" : line.substring(0, space);
            if (tag.matches("\\d{1,6}") && Integer.parseInt(tag) < destinations.size()) {
                lines.get(destinations.get(Integer.parseInt(tag))).add(line.substring(space + 1));
            }
        }
        return lines;
    }
}
