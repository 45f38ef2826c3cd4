package io.duban.contracts.subject;

import io.duban.contracts.Identifiers;

import java.util.Comparator;
import java.util.Objects;

/**
 * A ranked or sanctioned party (考核对象). Its name is the one it bore when the fact was recorded;
 * identity is {@code type} and {@code code} alone.
 */
public record Subject(SubjectType type, String code, String name) implements Comparable<Subject> {

    private static final Comparator<Subject> BY_IDENTITY =
            Comparator.comparing(Subject::type).thenComparing(Subject::code);

    public Subject {
        Objects.requireNonNull(type, "type");
        Identifiers.require("code", code);
        Objects.requireNonNull(name, "name");
    }

    public static Subject estate(String code, String name) {
        return new Subject(SubjectType.ESTATE, code, name);
    }

    public static Subject street(String code, String name) {
        return new Subject(SubjectType.STREET, code, name);
    }

    public static Subject county(String code, String name) {
        return new Subject(SubjectType.COUNTY, code, name);
    }

    /** {@code estate/E1}: unique over all types, the key of its events. */
    public String key() {
        return type.wire() + "/" + code;
    }

    /** Whether both name the same party, whatever it is called by now. */
    public boolean sameAs(Subject other) {
        return type == other.type && code.equals(other.code);
    }

    @Override
    public int compareTo(Subject other) {
        return BY_IDENTITY.compare(this, other);
    }
}
