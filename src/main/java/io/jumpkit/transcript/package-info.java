// SPDX-License-Identifier: Apache-2.0
/**
 * The record of a session: {@code events.jsonl} is the truth, {@code session.cast} the replay (asciicast v3), {@code
 * blobs/} the long outputs. Writing, masking, reading, checking, playing and exporting it.
 *
 * <p>Knows no terminal: the shell tells {@link io.jumpkit.transcript.Recorder} what it rendered and lends {@link
 * io.jumpkit.transcript.Player} its keys.
 */
package io.jumpkit.transcript;
