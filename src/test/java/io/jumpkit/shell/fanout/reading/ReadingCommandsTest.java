// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.fanout.reading;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadingCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "df",
                "df -h /",
                "/bin/df -h",
                "free -m",
                "uptime",
                "ps aux",
                "ps -eo pid,comm",
                "cat /proc/meminfo",
                "cat /etc/debian_version",
                "tail -n 100 /var/log/syslog",
                "grep 'no space' /var/log/syslog",
                "grep \"no space\" /var/log/*.log",
                "ss -tlnp",
                "ss -ti state established '( dport = :2379 )'",
                "journalctl -u etcd -n 50 --no-pager",
                "journalctl -u etcd --since '10 min ago'",
                "journalctl -fu etcd",
                "journalctl --disk-usage",
                "systemctl status etcd",
                "systemctl --failed",
                "systemctl --no-pager -n 20 status etcd chrony",
                "systemctl is-active etcd",
                "systemctl list-units --type service --state=failed",
                "date",
                "date +%s.%N",
                "date -u",
                "hostname",
                "hostname -f",
                "ip a",
                "ip -br addr show",
                "ip route get 10.0.0.1",
                "sysctl net.ipv4.tcp_retries2",
                "dmesg -T --level=err",
                "top -bn1",
                "timedatectl status",
                "chronyc -n sources",
                "docker ps -a",
                "sleep 1000",
            })
    void knowsWhatOnlyReads(String line) {
        assertTrue(ReadingCommands.isReading(line), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "rm -rf /",
                "reboot",
                "df; reboot",
                "df && reboot",
                "df | tee /etc/passwd",
                "cat /etc/passwd > /etc/shadow",
                "echo $(reboot)",
                "echo `reboot`",
                "echo \"$(reboot)\"",
                "echo ${HOME}",
                "df\nreboot",
                "df &",
                "(reboot)",
                "A=b df",
                "/tmp/df",
                "./df",
                "~/bin/df",
                "env reboot",
                "sudo df",
                "sh -c df",
                "xargs df",
                "find / -delete",
                "cat /dev/watchdog",
                "cat //dev/watchdog",
                "cat /var/../dev/watchdog",
                "cat /d*/watchdog",
                "cat /proc/kmsg",
                "head -c1 /dev/nst0",
                "ss -K dst 10.0.0.1",
                "ss -tK",
                "ss --kill",
                "ss -D /etc/passwd",
                "journalctl --vacuum-size=1M",
                "journalctl --rotate",
                "journalctl --flush",
                "journalctl --cursor-file=/etc/passwd",
                "journalctl --setup-keys",
                "systemctl restart etcd",
                "systemctl --no-pager stop etcd",
                "systemctl -t service stop etcd",
                "systemctl -lp status stop etcd",
                "systemctl -lt service stop etcd",
                "systemctl -H other status etcd",
                "systemctl --root=/x status",
                "systemctl edit etcd",
                "date -s 12:00",
                "date 112212002026",
                "date --set=12:00",
                "hostname evil",
                "hostname -F /etc/x",
                "ip link set eth0 down",
                "ip addr add 10.0.0.1/8 dev eth0",
                "ip route flush cache",
                "ip netns exec x sh",
                "ip -b /tmp/batch",
                "ip -batch /tmp/batch addr",
                "sysctl -w a=b",
                "sysctl kernel.panic=1",
                "sysctl -p /etc/x",
                "dmesg -C",
                "dmesg --clear",
                "dmesg -n 1",
                "timedatectl set-time 12:00",
                "hostnamectl set-hostname x",
                "chronyc makestep",
                "docker rm x",
                "docker ps; docker rm x",
                "conntrack -F",
                "sort -o /etc/passwd x",
                "uniq a /etc/passwd",
                "tee /etc/passwd",
                "dd if=/dev/zero of=/dev/sda",
                "cat 'unclosed",
                "cat file\\;reboot",
                "cat {a,b}",
                "cat *",
                "top -b -n 1 ; reboot",
                "lsof -D u",
                "file -C -m x",
            })
    void takesEverythingElseForAChange(String line) {
        assertFalse(ReadingCommands.isReading(line), line);
    }

    @Test
    void aLineOfAnyLengthIsLookedAt() {
        assertTrue(ReadingCommands.isReading("cat /var/log/" + "y".repeat(100_000)));
        assertFalse(ReadingCommands.isReading("rm " + "'y'".repeat(100_000)));
    }
}
