package io.duban.kit.table;

import io.duban.kit.json.StrictJson;
import io.duban.kit.lines.LineRoom;

import org.apache.commons.compress.archivers.zip.ZipFile;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** Files with lines, for the services that take them. */
@AutoConfiguration
@ConditionalOnClass(ZipFile.class)
public class TableAutoConfiguration {

    @Bean
    LineRoom lineRoom() {
        return new LineRoom();
    }

    @Bean
    Imports imports(StrictJson json) {
        return new Imports(json, new WorkbookRoom());
    }
}
