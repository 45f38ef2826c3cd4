package io.duban.kit.aggregate;

import java.util.Map;

/**
 * What is changed as a whole. Each change makes a new value whose version is one higher; a call
 * that changes nothing returns the very same value.
 */
public interface Aggregate {

    String id();

    long version();

    /** The fields by which lists are narrowed. */
    Map<String, Object> indexed();
}
