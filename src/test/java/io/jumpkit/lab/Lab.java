// SPDX-License-Identifier: Apache-2.0
package io.jumpkit.lab;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class that works on a lab of its own: fresh disks and no faults when the class begins. Without a lab the class
 * fails. Its tests may ask for a {@link LabBench}. The lab is taken down at the end of the run, unless the environment
 * says {@code JUMPKIT_KEEP_LAB=1}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(LabExtension.class)
public @interface Lab {
    /** The profile: which services run. */
    String value() default "etcd";
}
