// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.shell.words;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jumpkit.output.Line;
import io.jumpkit.runbook.model.Keyword;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpPageTest {
    private static final String RUNBOOKS =
            HelpPage.RUNBOOKS.lines().stream().map(Line::text).collect(Collectors.joining("\n"));

    @ParameterizedTest
    @EnumSource
    void everyKeywordAndEveryOptionIsExplained(Keyword keyword) {
        assertTrue(RUNBOOKS.contains("**" + keyword.words()), keyword.words());
        keyword.options().forEach(option -> assertTrue(RUNBOOKS.contains(option), option));
    }
}
