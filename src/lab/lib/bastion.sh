# SPDX-License-Identifier: Apache-2.0
# A profile with a bastion: of all that hosts offer, the operator's address reaches one host's sshd and nothing else.
# The others drop its packets, each in its own network; this machine's firewall has no part in it.

bastion_host=n5

bastion() { ! has_feature bastion || echo "$bastion_host"; }

hide_from_operator() { # HOST, before it is plugged in
  has_feature bastion || return 0
  {
    printf '*filter\n:LAB-BASTION -\n'
    [ "$1" != "$bastion_host" ] || printf -- '-A LAB-BASTION -p tcp --dport 22 -j RETURN\n'
    printf -- '-A LAB-BASTION -j DROP\n-A INPUT -i eth0 -s %s -j LAB-BASTION\nCOMMIT\n' "$(operator_address)"
  } | nsenter --net="/proc/$2/ns/net" -- iptables-restore --noflush -w 5
}
