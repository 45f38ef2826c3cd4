package io.duban.kit.security;

import io.duban.contracts.WireName;

import java.util.Locale;
import java.util.Optional;

/** What a key is for (API.md, “Auth”). */
public enum Role implements WireName {
    /** 12345 热线: pushes complaints. */
    HOTLINE,
    /** 专班办公室: the task-force office. */
    OFFICIAL,
    /** 县区. */
    COUNTY,
    /** 街道(镇). */
    STREET,
    /** 物业企业. */
    COMPANY,
    /** Another city system that listens. */
    SUBSCRIBER,
    ADMIN;

    @Override
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role with this wire name. */
    public static Optional<Role> named(String wire) {
        for (Role role : values()) {
            if (role.wire().equals(wire)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
