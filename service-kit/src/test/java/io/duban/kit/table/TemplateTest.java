package io.duban.kit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.duban.kit.lines.DocumentLine;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.List;

class TemplateTest {

    @Test
    void a_template_is_an_empty_table_and_what_explains_it_is_none() throws IOException {
        List<DocumentLine> lines = Sheets.read(Template.of(Sheets.KIND));

        assertThat(lines).isEmpty();
    }
}
