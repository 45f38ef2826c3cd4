package io.duban.contracts.rulebook;

import io.duban.contracts.subject.Party;

/** To whom a matter is referred that its subject must not decide itself (移送, 干部管理权限). */
public sealed interface Referral {

    /** To the county in which the subject lies. */
    record ToItsCounty() implements Referral {}

    /** To this organ of the city. */
    record ToOrgan(Party organ) implements Referral {}
}
