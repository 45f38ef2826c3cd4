package io.duban.gateway.docs;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.time.Duration;

/** The API's page for machines, which as a plain file would not be called YAML. */
@RestController
class ApiPageController {

    private static final Duration KEPT = Duration.ofHours(1);

    private final byte[] page;
    private final String tag;

    ApiPageController() throws IOException {
        page = new ClassPathResource("static/openapi.yaml").getContentAsByteArray();
        tag = "W/\"" + DigestUtils.md5DigestAsHex(page) + '"';
    }

    @GetMapping("/openapi.yaml")
    ResponseEntity<byte[]> page() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_YAML)
                .cacheControl(CacheControl.maxAge(KEPT))
                .eTag(tag)
                .body(page);
    }
}
