package io.duban.gateway.person;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.security.Role;

import org.junit.jupiter.api.Test;

import java.util.List;

class AllowedWritesTest {

    private final AllowedWrites writes = new AllowedWrites();

    @Test
    void each_role_has_the_writes_that_the_services_let_it_in_to() {
        assertThat(writes.ofKey(Role.ADMIN)).contains("makeKey", "makeAccount", "registerBody");
        assertThat(writes.ofKey(Role.OFFICIAL))
                .contains("registerBody")
                .doesNotContain("makeKey", "makeAccount");
        assertThat(writes.ofKey(Role.SUBSCRIBER)).doesNotContain("registerBody");
    }

    @Test
    void reads_and_what_anybody_may_are_not_told() {
        for (Role role : Role.values()) {
            assertThat(writes.ofPerson(role))
                    .contains("signOut", "changePassword")
                    .doesNotContain("readMe", "signIn", "acceptInvitation", "listBodies")
                    .doesNotHaveDuplicates();
            assertThat(writes.ofKey(role)).doesNotContainAnyElementsOf(List.of("signOut"));
        }
    }
}
