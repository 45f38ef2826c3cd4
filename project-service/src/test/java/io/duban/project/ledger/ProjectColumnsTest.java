package io.duban.project.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.table.DocumentedColumns;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

class ProjectColumnsTest {

    @Test
    void the_page_of_imports_lists_the_columns() throws IOException {
        String page = Files.readString(Path.of("..", "docs", "imports.md"));

        assertThat(page).contains(DocumentedColumns.of(ProjectColumns.KIND));
    }
}
