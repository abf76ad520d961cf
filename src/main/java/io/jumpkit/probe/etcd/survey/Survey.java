// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.probe.etcd.survey;

import java.time.Instant;
import java.util.List;

/**
 * What all endpoints answered, asked at the same time.
 *
 * @param at when it was asked
 */
public record Survey(List<Opinion> opinions, Instant at) {
    public Survey {
        opinions = List.copyOf(opinions);
    }
}
