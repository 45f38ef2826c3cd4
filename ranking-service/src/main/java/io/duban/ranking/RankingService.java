package io.duban.ranking;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Ends days, counts complaints, publishes boards, and raises what the ladders demand. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class RankingService {

    static void main(String[] args) {
        SpringApplication.run(RankingService.class, args);
    }
}
