# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Makes a folder that only its owner can look into, where snapshots of the disk's size fit, and says its name.
exec mktemp -d /var/tmp/jumpkit-snapshot.XXXXXX
