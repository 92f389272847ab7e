#include "store/network_tables.h"

#include <math.h>

#include "store/csv.h"

static void write_person(reach_file *file, const reach_portrait *portrait, uint32_t u) {
  const reach_map *map = portrait->map;
  const reach_face *face = &portrait->face[u];
  bool is_reached = isfinite(face->day) != 0;
  reach_csv_count(file, u);
  reach_csv_text(file, map->name ? map->name[u] : "");
  reach_csv_text(file, map->department ? map->department_name[map->department[u]] : "");
  reach_csv_number(file, map->layout.x[u]);
  reach_csv_number(file, map->layout.y[u]);
  reach_csv_count(file, map->degree[u]);
  reach_csv_count(file, face->starts);
  reach_csv_number(file, face->day);
  if (is_reached)
    reach_csv_count(file, face->hop);
  else
    reach_csv_text(file, "");
  if (face->teller != REACH_NOBODY)
    reach_csv_count(file, face->teller);
  else
    reach_csv_text(file, "");
  reach_csv_count(file, face->has_sent);
}

void reach_table_write_nodes(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,person,name,department,x,y,degree,starts,day,hop,told_by,"
                         "sent");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_portrait *portrait = result->answer[o].portrait;
    for (uint32_t u = 0; portrait && u < portrait->map->n_people; u++) {
      if (reach_folder_stopped(file->folder)) return;
      reach_csv_text(file, result->scenario->organization[o].name);
      write_person(file, portrait, u);
      reach_csv_end_row(file);
    }
  }
}

void reach_table_write_edges(const reach_result *result, reach_file *file) {
  reach_csv_header(file, "organization,from,to");
  for (size_t o = 0; o < result->scenario->n_organizations; o++) {
    const reach_portrait *portrait = result->answer[o].portrait;
    for (uint64_t i = 0; portrait && i < portrait->map->n_ties; i++) {
      if (reach_folder_stopped(file->folder)) return;
      reach_csv_text(file, result->scenario->organization[o].name);
      reach_csv_count(file, portrait->map->tie[2 * i]);
      reach_csv_count(file, portrait->map->tie[2 * i + 1]);
      reach_csv_end_row(file);
    }
  }
}
