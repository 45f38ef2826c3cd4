package io.duban.contracts.rulebook;

/** A class of problems that the campaign is about (整治内容), clause 三. */
public record ProblemTerms(String code, String name, Clause clause) {}
