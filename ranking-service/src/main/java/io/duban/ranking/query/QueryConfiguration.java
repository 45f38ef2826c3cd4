package io.duban.ranking.query;

import io.duban.ranking.calendar.BusinessDay;
import io.duban.ranking.live.LiveBoards;
import io.duban.ranking.readmodel.BoardArchive;
import io.duban.ranking.readmodel.Timelines;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts together what several questions rest on. */
@Configuration(proxyBeanMethods = false)
class QueryConfiguration {

    @Bean
    OpenBoards openBoards(
            LiveBoards live, Timelines timelines, BoardArchive boards, BusinessDay day) {
        return new OpenBoards(live, timelines, boards, day);
    }
}
