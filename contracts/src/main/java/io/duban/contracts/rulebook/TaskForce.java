package io.duban.contracts.rulebook;

import io.duban.contracts.subject.BodyLevel;

/**
 * A task force (工作专班), clause 六(一).
 *
 * @param level the level of the body that sets it up: the city, or every county
 * @param leader who leads it (组长); absent where the notice does not say
 * @param members who belongs to it (成员); absent likewise
 * @param office where its office is (办公室); absent likewise
 */
public record TaskForce(
        String code,
        String name,
        BodyLevel level,
        String leader,
        String members,
        String office,
        Clause clause) {}
