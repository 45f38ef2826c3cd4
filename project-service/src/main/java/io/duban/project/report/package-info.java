/** Reports to read: the monthly bulletin (月通报), the fortnightly sheet, the year summed up. */
package io.duban.project.report;
