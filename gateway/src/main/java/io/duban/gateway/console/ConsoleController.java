package io.duban.gateway.console;

import io.duban.kit.query.Query;

import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * One page for every address of the console, which finds its own way from there and reads the query
 * itself. Without a console a page in its place says what is missing.
 */
@RestController
class ConsoleController {

    private static final String IN_ITS_PLACE = "classpath:/static/index.html";
    private static final MediaType HTML =
            new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final boolean built;
    private final byte[] page;
    private final String tag;

    ConsoleController(ConsoleProperties console, ResourceLoader resources) throws IOException {
        Resource index = resources.getResource(console.location() + "index.html");
        this.built = index.exists();
        this.page = (built ? index : resources.getResource(IN_ITS_PLACE)).getContentAsByteArray();
        this.tag = "W/\"" + DigestUtils.md5DigestAsHex(page) + '"';
    }

    @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<byte[]> first(Query ofThePage) {
        return answer(HttpStatus.OK);
    }

    @GetMapping(
            path = {
                "/today",
                "/today/**",
                "/boards",
                "/boards/**",
                "/wall",
                "/wall/**",
                "/letters",
                "/letters/**",
                "/complaints",
                "/complaints/**",
                "/ledgers",
                "/ledgers/**",
                "/rulebook",
                "/rulebook/**",
                "/admin",
                "/admin/**",
                "/sign-in",
                "/sign-in/**",
                "/invitation",
                "/invitation/**"
            },
            produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<byte[]> deeper(Query ofThePage) {
        return answer(built ? HttpStatus.OK : HttpStatus.NOT_FOUND);
    }

    /** A new release is seen at once: only what has its hash in its name may be kept. */
    private ResponseEntity<byte[]> answer(HttpStatus status) {
        return ResponseEntity.status(status)
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .eTag(tag)
                .body(page);
    }
}
