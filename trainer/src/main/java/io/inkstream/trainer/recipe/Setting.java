package io.inkstream.trainer.recipe;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A key of a recipe: what it means, its default and its limits. The reference page is made of it.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Setting {

    /** Stands for a key without a default, which every recipe must give. */
    String REQUIRED = "\0";

    /** What the key means, as a sentence. */
    String value();

    /** The default as YAML. Sections need none: theirs are those of their keys. */
    String standard() default REQUIRED;

    /** The numbers allowed, as an interval such as {@code [0, 1)}. */
    String range() default "";
}
