/* The trees of first copies as GraphML (Brandes et al. 2002): from the teller to the hearer. Ids
 * are different in the whole document, as its grammar wants. */
#include <inttypes.h>

#include "store/event_file.h"

static void begin(reach_file *file) {
  static const char *const keys[][4] = {{"replicate", "graph", "replicate", "int"},
                                        {"organization", "graph", "organization", "string"},
                                        {"person", "node", "person", "string"},
                                        {"name", "node", "name", "string"},
                                        {"kind", "node", "kind", "string"},
                                        {"department", "node", "department", "string"},
                                        {"day", "node", "day", "double"},
                                        {"hop", "node", "hop", "int"},
                                        {"starts", "node", "starts", "boolean"},
                                        {"channel", "edge", "channel", "string"}};
  reach_file_text(file, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
                        "         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                        "         xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns\n"
                        "         http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    reach_file_print(file, "<key id=\"%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                     keys[i][0], keys[i][1], keys[i][2], keys[i][3]);
}

static void end(reach_file *file) {
  reach_file_text(file, "</graphml>\n");
}

/* XML has no place for control characters, whatever they are written as. */
static void write_text(reach_file *file, const char *key, const char *text) {
  reach_file_print(file, "<data key=\"%s\">", key);
  for (const char *c = text; *c; c++) {
    if (*c == '&')
      reach_file_text(file, "&amp;");
    else if (*c == '<')
      reach_file_text(file, "&lt;");
    else if (*c == '>')
      reach_file_text(file, "&gt;");
    else
      reach_file_write(file, (unsigned char)*c < 0x20 ? " " : c, 1);
  }
  reach_file_text(file, "</data>");
}

/* The page of a company is a node, too. */
static void write_id(reach_file *file, const reach_replayed *replayed, uint64_t person) {
  reach_file_print(file, "r%uo%zu", (unsigned)replayed->replicate, replayed->organization_index);
  if (person == REACH_THE_COMPANY)
    reach_file_text(file, "page");
  else
    reach_file_print(file, "p%" PRIu64, person);
}

static void write_person(reach_file *file, const reach_replayed *replayed, const reach_told *told) {
  const reach_world *world = replayed->plan->world;
  uint64_t person = told->event.hearer;
  bool is_associate = person < world->n_associates;
  reach_file_text(file, "<node id=\"");
  write_id(file, replayed, person);
  reach_file_print(file, "\"><data key=\"person\">%" PRIu64 "</data>", person);
  if (is_associate && world->name) write_text(file, "name", world->name[person]);
  write_text(file, "kind", world->is_network ? "person" : is_associate ? "associate" : "market");
  if (is_associate && world->departments.n_departments)
    write_text(file, "department",
               world->departments.name[reach_world_department(world, (uint32_t)person)]);
  reach_file_print(file,
                   "<data key=\"day\">%.17g</data><data key=\"hop\">%u</data>"
                   "<data key=\"starts\">%s</data></node>\n",
                   told->event.day, (unsigned)told->event.hop,
                   told->kind == REACH_TELLING_START ? "true" : "false");
}

static void write_page(reach_file *file, const reach_replayed *replayed) {
  reach_file_text(file, "<node id=\"");
  write_id(file, replayed, REACH_THE_COMPANY);
  reach_file_text(file, "\"><data key=\"person\">company</data><data key=\"kind\">company</data>"
                        "<data key=\"day\">0</data><data key=\"hop\">0</data>"
                        "<data key=\"starts\">true</data></node>\n");
}

static void write_edge(reach_file *file, const reach_replayed *replayed, const reach_told *told) {
  reach_file_text(file, "<edge source=\"");
  write_id(file, replayed, told->event.sender);
  reach_file_text(file, "\" target=\"");
  write_id(file, replayed, told->event.hearer);
  reach_file_print(file, "\"><data key=\"channel\">%s</data></edge>\n",
                   reach_event_channel(replayed->plan, told->event.channel));
}

static bool has_told(const reach_replayed *replayed) {
  for (size_t i = 0; i < replayed->n; i++)
    if (replayed->told[i].kind == REACH_TELLING_FIRST &&
        replayed->told[i].event.sender == REACH_THE_COMPANY)
      return true;
  return false;
}

static bool is_over(const reach_file *file) {
  return file->error || reach_folder_stopped(file->folder);
}

static void write_all(reach_file *file, const reach_replayed *replayed) {
  reach_file_print(file, "<graph id=\"r%uo%zu\" edgedefault=\"directed\">",
                   (unsigned)replayed->replicate, replayed->organization_index);
  reach_file_print(file, "<data key=\"replicate\">%u</data>", (unsigned)replayed->replicate);
  write_text(file, "organization", replayed->organization);
  reach_file_text(file, "\n");
  if (has_told(replayed)) write_page(file, replayed);
  for (size_t i = 0; i < replayed->n && !is_over(file); i++) {
    reach_telling_kind kind = replayed->told[i].kind;
    if (kind == REACH_TELLING_START || kind == REACH_TELLING_FIRST)
      write_person(file, replayed, &replayed->told[i]);
  }
  for (size_t i = 0; i < replayed->n && !is_over(file); i++)
    if (replayed->told[i].kind == REACH_TELLING_FIRST)
      write_edge(file, replayed, &replayed->told[i]);
  reach_file_text(file, "</graph>\n");
}

const reach_event_format reach_event_trees = {".graphml", begin, write_all, end};
