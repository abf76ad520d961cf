# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=sh
# Deletes a folder that we made for a snapshot.
case $JUMPKIT_FOLDER in
  /*/jumpkit-snapshot.*) rm -rf -- "$JUMPKIT_FOLDER" ;;
  *) exit 2 ;;
esac
