// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The commands that {@code exec} may run while the session is read-only: known programs with known harmless arguments,
 * and nothing in the line that {@code /bin/sh} would make more of.
 *
 * <p>An allow-list on purpose. Where a program can also write, its reading options are listed and not its writing ones
 * excluded, because programs grow new ones: {@code ss -K} kills sockets, {@code journalctl --rotate} writes, {@code date
 * 1122} sets the clock.
 */
public final class ReadingCommands {
    private static final Map<String, Pattern> PROGRAMS = new HashMap<>();

    static {
        each("[^-].*|-.*")
                .of("cat df du echo egrep false fgrep free getconf getent grep head id iostat last ls lsblk lscpu")
                .of("md5sum mpstat netstat nproc printenv ps readlink realpath sha256sum sleep stat tail true uname")
                .of("uptime vmstat w wc which who zcat");
        each("(?!)").of("arch lsmod pwd whoami");
        each("-[nacv]|tracking|sources|sourcestats|activity").of("chronyc");
        each("-[SCL]|--(stats|count|dump)").of("conntrack");
        each("ps|pods|images|info|version|-[aq]|--no-trunc").of("crictl docker podman");
        each("\\+.*|-[uR]|-I\\w*|--utc|--rfc-3339=\\w+|--iso-8601(=\\w+)?").of("date");
        each("-[TxkuHLlrwP]+|--(level|facility|since|until|color|time-format)=.*|--(nopager|human|kernel)")
                .of("dmesg");
        each("-[bLhiz]+|[^-].*").of("file");
        each("-[aADefklnoPrRstTuU]+|--(all|list|json|raw)|[^-].*").of("findmnt");
        each("-[fsiIAd]|--(fqdn|short|ip-address|all-ip-addresses|domain)").of("hostname");
        each("status|--no-pager").of("hostnamectl");
        each("-[inPputacUlRXw]+|[^-].*").of("lsof");
        each("-[flaucnovxidPgstUuG]+|[^-].*").of("pgrep");
        each("-[sx]|[^-].*").of("pidof");
        each("-[tuwxanlpieomsrH046dOZzbMAf]+|--(tcp|udp|unix|all|listening|numeric|processes|info|summary|extended"
                        + "|options|memory|no-header|ipv4|ipv6|oneline)|[^-].*")
                .of("ss");
        each("-[ane]+|--all|[a-z][\\w.-]*").of("sysctl");
        each("status|show|show-timesync|timesync-status|--no-pager").of("timedatectl");
        each("-[bHciSnodpuw]+[\\d.]*|\\d[\\d.,]*|%?\\w+").of("top");
    }

    /** Reading these does something: a watchdog starts, kernel messages are taken away, a device rewinds. */
    private static final Pattern ACTING_FILE =
            Pattern.compile("/dev(/|$)|/proc/+(kmsg|kcore|sysrq)|/sys/+kernel/+debug|(^|/)\\.\\.(/|$)");

    private static final Pattern FOLDER = Pattern.compile("^/(usr/)?s?bin/");

    private static final Pattern JOURNAL = Pattern.compile("-[nbfkreqxa]*[unpSUotgfkreqxab]\\d*|-[1-9]\\d*"
            + "|--(unit|lines|priority|since|until|boot|output|grep|identifier|user-unit)(=.*)?"
            + "|--(follow|dmesg|reverse|pager-end|catalog|no-pager|quiet|disk-usage|list-boots|utc|all|no-hostname"
            + "|no-full|system|merge)|[^-].*");

    private static final Pattern SYSTEMCTL_OPTION = Pattern.compile("-[laqtpno]+|--(no-pager|full|all|failed|no-legend"
            + "|plain|quiet|user)|--(type|state|property|lines|output)(=.*)?");

    private static final Set<String> SYSTEMCTL_VERBS = Set.of(("status show is-active is-enabled is-failed"
                    + " is-system-running list-units list-unit-files list-timers list-sockets list-dependencies"
                    + " list-jobs cat get-default")
            .split(" "));

    /** Options of systemctl whose value may stand as a word of its own. */
    private static final Set<String> SYSTEMCTL_VALUED =
            Set.of("-t -p -n -o --type --state --property --lines --output".split(" "));

    /** Short ones in one word, of which the last wants the next word. */
    private static final Pattern VALUE_NEXT = Pattern.compile("-[laq]*[tpno]");

    private static final Set<String> IP_OBJECTS =
            Set.of("a addr address l link r route n neigh neighbour ru rule maddress".split(" "));

    private ReadingCommands() {}

    private record Rule(Pattern argument) {
        Rule of(String programs) {
            for (String program : programs.split(" ")) {
                PROGRAMS.put(program, argument);
            }
            return this;
        }
    }

    /** Programs of which every argument is like this. */
    private static Rule each(String argument) {
        return new Rule(Pattern.compile(argument));
    }

    /** Whether a line for {@code /bin/sh} is known to change nothing. */
    public static boolean isReading(String line) {
        Optional<List<String>> words = PlainWords.of(line);
        if (words.isEmpty() || words.get().isEmpty()) {
            return false;
        }
        String program = FOLDER.matcher(words.get().get(0)).replaceFirst("");
        List<String> arguments = words.get().subList(1, words.get().size());
        if (arguments.stream()
                .anyMatch(argument -> ACTING_FILE.matcher(argument).find())) {
            return false;
        }
        return switch (program) {
            case "systemctl" -> isReadingSystemctl(arguments);
            case "journalctl" -> all(JOURNAL, arguments);
            case "ip" -> isReadingIp(arguments);
            default -> PROGRAMS.containsKey(program) && all(PROGRAMS.get(program), arguments);
        };
    }

    private static boolean all(Pattern pattern, List<String> arguments) {
        return arguments.stream().allMatch(argument -> pattern.matcher(argument).matches());
    }

    /** Options, then one reading verb, then units and options; without a verb units are listed. */
    private static boolean isReadingSystemctl(List<String> arguments) {
        boolean verbSeen = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.startsWith("-")) {
                if (!SYSTEMCTL_OPTION.matcher(argument).matches()) {
                    return false;
                }
                i += SYSTEMCTL_VALUED.contains(argument)
                                || VALUE_NEXT.matcher(argument).matches()
                        ? 1
                        : 0;
            } else if (!verbSeen) {
                verbSeen = true;
                if (!SYSTEMCTL_VERBS.contains(argument)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@code ip [options] OBJECT [show|list|get ...]}: without a verb it shows. */
    private static boolean isReadingIp(List<String> arguments) {
        int at = 0;
        while (at < arguments.size()
                && arguments.get(at).matches("-(4|6|s|d|br|brief|o|oneline|j|json|p|c|color|stats|details)")) {
            at++;
        }
        if (at >= arguments.size() || !IP_OBJECTS.contains(arguments.get(at))) {
            return false;
        }
        boolean shows = at + 1 >= arguments.size()
                || Set.of("show", "list", "ls", "lst", "s", "get").contains(arguments.get(at + 1));
        return shows
                && arguments.stream()
                        .noneMatch(argument ->
                                argument.startsWith("-b") && !argument.equals("-br") && !argument.equals("-brief"));
    }
}
