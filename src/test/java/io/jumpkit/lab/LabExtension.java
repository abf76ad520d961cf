// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes their lab: one for the whole run, started over before each class. */
public final class LabExtension implements BeforeAllCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(LabExtension.class);

    /** The system property that chooses another profile than the class asks for. */
    public static final String PROFILE = "jumpkit.lab.profile";

    @Override
    public void beforeAll(ExtensionContext context) throws InterruptedException {
        String asked = context.getRequiredTestClass().getAnnotation(Lab.class).value();
        String profile = System.getProperty(PROFILE, asked);
        bench(context).lab("reset", "--profile", profile, "--etcd", "3.4");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType().equals(LabBench.class);
    }

    @Override
    public LabBench resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return bench(context);
    }

    /** In the store of the whole session: JUnit closes it when the last class has ended, also where each is a run of its own. */
    private static LabBench bench(ExtensionContext context) {
        return context.getStore(ExtensionContext.StoreScope.LAUNCHER_SESSION, NAMESPACE)
                .computeIfAbsent(LabBench.class, key -> LabBench.reserve(), LabBench.class);
    }
}
