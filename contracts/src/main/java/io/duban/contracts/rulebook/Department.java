package io.duban.contracts.rulebook;

/** A department of the city (市直部门) under the code by which categories name it. */
public record Department(String code, String name) {}
