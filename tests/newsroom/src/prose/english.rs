//! English news prose.

use super::{Phrasebook, Topic};
use crate::picture::Scene;

pub(super) const PHRASEBOOK: Phrasebook = Phrasebook {
    topics: &[PORTS, BIRDS, ENERGY, FOOTBALL, TRAINS, RICE, TECHNOLOGY, ARTS],
    places: &[
        "Port Alder",
        "Wexcombe",
        "Harrow Bay",
        "Linden Falls",
        "Stonewick",
        "Marrow Point",
        "East Calder",
        "Fennmouth",
        "Gullsand",
        "Ashby Reach",
        "North Tarrow",
        "Kestrel Hill",
        "Dunmere",
        "Oakhaven",
        "Pellworth",
        "Saltmarsh Cross",
        "Thornbury Sound",
        "Vale of Ister",
        "Brackenfield",
        "Lower Quay",
        "Merrin",
        "Hollin Bridge",
        "Skerry Isle",
        "Upper Wend",
    ],
    given_names: &[
        "Maren", "Tobias", "Isolde", "Callum", "Priya", "Edwin", "Noor", "Greta", "Samuel", "Aoife",
        "Lucien", "Hanna", "Dorian", "Beatrix", "Oluwa", "Femke",
    ],
    family_names: &[
        "Hartley",
        "Okonro",
        "Vennick",
        "Aldersey",
        "Moriss",
        "Tarrant",
        "Lindqvist-Hale",
        "Brannoch",
        "Castellane",
        "Whitlow",
        "Sundermann",
        "Pryde",
        "Ellingsworth",
        "Faraday-Rook",
    ],
    roles: &[
        "the harbour commissioner",
        "a spokesman for the council",
        "who led the study",
        "the deputy mayor",
        "the head of operations",
        "an economist who advises the region",
        "chair of the committee",
        "a senior engineer",
    ],
    groups: &[
        "the Tidewater Trust",
        "Calder & Sons Freight",
        "the Northern Grid Board",
        "the Fenland Institute",
        "Meadowlark Systems",
        "the Inland Rail Office",
        "the Orchard Growers' Union",
        "the Sound Harbour Authority",
    ],
    anywhere: &[
        "“We would rather be slow and right,” said {person}, {role}, on {weekday}. “People in {place} have waited long enough to deserve that.”",
        "Talks with {group} began in the spring and are due to resume early next month.",
        "{witness}, a resident of {other} for twenty years, heard of the plan from a neighbour. “I hope it holds. We were told the same once before.”",
        "The council has opened an information desk that will be staffed every weekday from eight until four.",
        "A request for comment sent to {group} had not been answered by the time of publication.",
        "{other} tried something similar three years ago and gave up when its field data turned out to be incomplete.",
        "“The numbers are small, but they point the right way,” said {witness} between sessions.",
        "A follow-up meeting is planned for the first week of next month, with guests from {other} and three neighbouring districts.",
        "Of the {m} proposals received, only {n} met the conditions; each will be discussed in public.",
        "Observers said the step would need open oversight if it was not to stall halfway, as earlier ones had.",
        "All of the documents can be read at the town hall, {person} added, and will be updated every month.",
        "The budget is put at {n} million, most of it for work on the ground and for training.",
    ],
    credits: &[
        "The plan was discussed twice in closed session last week, {agency} reported.",
        "According to {agency}, two officials familiar with the talks confirmed the outline on condition of anonymity.",
        "“This is only a first step,” {agency} quoted a statement from {group} as saying.",
    ],
    agencies: &["Reuters", "AFP", "the Associated Press"],
    subheads: &[
        "Waiting for a decision",
        "Lessons from next door",
        "Voices on the quay",
        "What happens next",
    ],
    quote_open: "“",
};

const PORTS: Topic = Topic {
    category: "Trade",
    tag: "ports",
    headlines: &[
        "{place} opens its docks at night for the first time",
        "Queues at the port of {place} fall by half",
        "Small ships bring freight costs in {place} down {pct} percent",
        "New pier at {place} is finished, and waits for its permits",
        "Why the ferries of {place} are suddenly on time",
    ],
    leads: &[
        "The lamps along the quay stayed lit until morning on {weekday}, when cranes here worked through the night for the first time.",
        "Ships that once waited {n} hours for a berth now wait a quarter of that, thanks to two second-hand cranes and a new timetable.",
    ],
    paragraphs: &[
        "Some {m} lorries pass through the gates each day. A year ago the line stretched to the {other} road.",
        "The coastal service carries flour, cement and medicine to the outer islands twice a week.",
        "The harbour office warned captains of two-metre swells expected by the weekend.",
        "Fishermen have asked for a lane of their own, away from the larger hulls. The request is with {group}.",
        "“Our catch used to arrive too late for the market,” said {witness}. “Now it is sold by noon.”",
        "The basin has been dredged to 14 metres, deep enough for larger vessels at any tide.",
    ],
    pictures: &[
        (Scene::Docks, "Cranes at work in the port of {place}."),
        (Scene::Road, "A lorry on the road to the port of {place}."),
        (Scene::Ship, "A coastal ship on its way to {place}."),
        (Scene::Pier, "Boats at the new pier in {place}."),
        (Scene::Ship, "The ferry to {place}."),
    ],
};

const BIRDS: Topic = Topic {
    category: "Nature",
    tag: "birds",
    headlines: &[
        "A blue heron returns to {place} after {n} years",
        "Thousands of migrating waders stop at {place}",
        "Volunteers in {place} guard {n} nests through the storm season",
        "Microphones in the woods of {place} identify {m} species",
        "The reeds of {place} recover, and the bitterns with them",
    ],
    leads: &[
        "A bird that had not been recorded here for {n} years walked past a camera on {weekday} and, for eleven seconds, looked straight into it.",
        "Since the start of November the evening sky over the marsh has filled with flocks arriving from the north.",
    ],
    paragraphs: &[
        "The team from {group} hung {n} recorders along the footpaths and collects them every second week.",
        "The wetland covers {m}0 hectares and is among the most important resting places on the flyway.",
        "Residents agreed to keep dogs on a lead during nesting; so far nobody has been fined.",
        "Pupils from {other} count birds each Saturday and send their notes to the researchers.",
        "“You know the call long before you see the bird,” said {witness}, a warden.",
        "The reed beds planted five years ago now stand taller than a person and hold the bank together.",
    ],
    pictures: &[
        (Scene::Shore, "The shore at {place}, where the camera stands."),
        (Scene::Wetland, "Waders over the marsh at {place}."),
        (Scene::Shore, "Nests behind a rope on the beach of {place}."),
        (Scene::Forest, "Morning in the woods of {place}."),
        (Scene::Wetland, "Reeds at {place}."),
    ],
};

const ENERGY: Topic = Topic {
    category: "Energy",
    tag: "energy",
    headlines: &[
        "Solar roofs now light {n} villages around {place}",
        "{place} switches off its last diesel generator",
        "The first wind turbine of {place} begins to turn",
        "A shed full of batteries steadies the lights of {place}",
        "Power bills in {place} drop {pct} percent: here is why",
    ],
    leads: &[
        "For the first time, {n} villages that had depended on generators have electricity around the clock.",
        "On {weekday} morning the white blades on the ridge began to feed the grid, two months ahead of schedule.",
    ],
    paragraphs: &[
        "The plant is rated at {m} megawatts, enough for about {n} thousand homes.",
        "The batteries sit in a former grain store and are looked after by ten apprentices.",
        "Around midday the surplus is used to make ice for the boats of {other}.",
        "The diesel saved is worth about {n} thousand a month, by the council's own estimate.",
        "“The children can read in the evening, and it is quiet,” said {witness}, a teacher.",
        "The cable to the far shore will be laid once the autumn gales have passed.",
    ],
    pictures: &[
        (Scene::Solar, "Solar panels on the slopes above {place}."),
        (Scene::Village, "Lights in the windows of {place}."),
        (Scene::Turbines, "Wind turbines on the ridge above {place}."),
        (Scene::Solar, "A field of panels outside {place}."),
        (Scene::Chart, "Power bills in {place} over the year."),
    ],
};

const FOOTBALL: Topic = Topic {
    category: "Sport",
    tag: "football",
    headlines: &[
        "{place} Rovers win 3-1 and go top",
        "Late goal rescues {place} on a night of rain",
        "{place} keeper saves two penalties in one evening",
        "{place} to play home matches in {other} while the roof is mended",
        "{place} name three teenagers for the second half of the season",
    ],
    leads: &[
        "The rain did not silence the {m}0 who had stayed when the final whistle blew on {weekday} night.",
        "A match that had gone nowhere for eighty minutes was turned by two corners.",
    ],
    paragraphs: &[
        "{witness} headed the first goal in minute {n}, unmarked at the far post.",
        "The visitors from {other} had more of the ball and tested the goalkeeper only twice.",
        "The hosts have {n} points, two more than their nearest rivals.",
        "“Nothing is won yet,” said the coach, {person}. “There are many cold evenings to come.”",
        "The left back left the field before the interval with a twisted ankle.",
        "The next match is on Saturday afternoon, and tickets are on sale from today.",
    ],
    pictures: &[
        (Scene::Stadium, "{place} in front of their own supporters."),
        (Scene::Fans, "Supporters of {place} after the late goal."),
        (Scene::Goal, "One that got past the {place} keeper."),
        (Scene::Stadium, "The ground of {place} before its roof is mended."),
        (Scene::Goal, "The young players of {place} in training."),
    ],
};

const TRAINS: Topic = Topic {
    category: "Transport",
    tag: "railways",
    headlines: &[
        "The morning train to {place} runs again after {n} years",
        "Second track to {place} cuts {pct} minutes from the journey",
        "The old station at {place} keeps its wooden ticket window",
        "Weekend trains to {place} carry {pct} percent more passengers",
        "Battery train starts trials on the {place} branch",
    ],
    leads: &[
        "A long whistle was heard in the small station on {weekday}, {n} years after the last train had left.",
        "The trip from {other} is {pct} minutes shorter since {m} kilometres of second track came into use.",
    ],
    paragraphs: &[
        "A single ticket costs {n} crowns, with reductions for pupils and pensioners.",
        "The train has six carriages, one of them with room for bicycles.",
        "Crews closed {n} unguarded crossings and built three footbridges in their place.",
        "The waiting room was restored from a photograph of 1931, down to the clock and the benches.",
        "“I went to school on this line,” said {witness}. “Now my grandson does.”",
        "{group} expects {m} thousand passengers in the first year.",
    ],
    pictures: &[
        (Scene::Viaduct, "The morning train crosses the valley at {place}."),
        (Scene::Rails, "The second track to {place}."),
        (Scene::Station, "The old station at {place}."),
        (Scene::Viaduct, "A weekend train on its way to {place}."),
        (Scene::Rails, "The battery train on the {place} branch."),
    ],
};

const RICE: Topic = Topic {
    category: "Business",
    tag: "food prices",
    headlines: &[
        "Rice prices in {place} ease {pct} percent before the harvest",
        "Growers near {place} try a grain that survives floods",
        "The granaries of {place} are full again, and traders relax",
        "Bakers in {place} find an answer to dear flour",
        "What the price of bread in {place} says about the weather",
    ],
    leads: &[
        "Wholesale prices have fallen {pct} percent in two weeks as deliveries from village stores reach the city.",
        "The harvest is early this year. Across {m} hectares growers began to spread grain along the roadside on {weekday}.",
    ],
    paragraphs: &[
        "Traders quoted the middle grade at {m} pence a kilogram; the best grade has not moved.",
        "Stocks held by {group} would last {n} weeks, far longer than at the same time last year.",
        "Growers complain about haulage. The lorry to {other} still takes almost a tenth of what they earn.",
        "The new variety can stand under water for two weeks, which suits fields beside the river.",
        "“If the price at the farm gate holds, we will plant again,” said {witness}, who works five acres.",
        "The peak of the harvest is expected in {n} days, weather permitting.",
    ],
    pictures: &[
        (Scene::Market, "Market day in {place}."),
        (Scene::Fields, "Fields beside the river near {place}."),
        (Scene::Road, "Grain drying beside the road near {place}."),
        (Scene::Market, "Stalls in the market square of {place}."),
        (Scene::Chart, "The price of bread in {place} since spring."),
    ],
};

const TECHNOLOGY: Topic = Topic {
    category: "Technology",
    tag: "technology",
    headlines: &[
        "Pupils in {place} build a flood gauge for {n} crowns",
        "Fast internet reaches {n} schools around {place}",
        "A fishing app from {place} is now used in {n} harbours",
        "The data centre of {place} is cooled by the tide",
        "A repair café in {place} has saved {m}0 radios",
    ],
    leads: &[
        "The small orange box sends a message every ten minutes: the height of the water, the current, and the state of its battery.",
        "From {weekday}, {n} schools on the coast can fetch their lessons without leaving a computer on overnight.",
    ],
    paragraphs: &[
        "It is made from the boards of discarded telephones and a length of drainpipe. The drawings are free.",
        "In a trial of {n} days the warning came, on average, {m} minutes before the water did.",
        "Readings are kept on a small server in the village hall, so they can be seen when the line is down.",
        "“We sell nobody's data,” said {person}. “It stays on the device.”",
        "A team from {other} has asked for {n} of them before the wet season.",
        "{group} has given spare parts and sent two technicians to teach the teachers.",
    ],
    pictures: &[
        (Scene::River, "The flood gauge at {place}."),
        (Scene::Network, "Schools around {place} that are now connected."),
        (Scene::Pier, "Boats that use the app from {place}."),
        (Scene::Skyline, "The waterfront of {place}, where the data centre stands."),
        (Scene::Circuit, "A board on the bench of the repair café in {place}."),
    ],
};

const ARTS: Topic = Topic {
    category: "Culture",
    tag: "culture",
    headlines: &[
        "The kite festival of {place} draws {m} makers",
        "The library boat of {place} has {m}0 books now",
        "Weavers of {place} show what roots and leaves can do",
        "A short film from {place} takes the jury's prize",
        "The old organ of {place} sounds again after {n} years",
    ],
    leads: &[
        "A boat painted blue ties up every {weekday} morning, and the children are already waiting at the end of the pier.",
        "Cloth the colour of earth hangs in the yard, each piece with the name of its weaver and the days that it took.",
    ],
    paragraphs: &[
        "The organisers counted {m}0 visitors on the first day, twice as many as last year.",
        "The red comes from madder, the blue from woad, and the brown from bark.",
        "The show is open until Sunday afternoon, and there is nothing to pay.",
        "“We talk while we weave,” said {witness}. “The talk goes into the cloth.”",
        "A small class is planned in {other}, with help from {group}.",
        "Part of the work will travel for {n} weeks.",
    ],
    pictures: &[
        (Scene::Kites, "Kites over {place}."),
        (Scene::Pier, "The library boat ties up at {place}."),
        (Scene::Weaving, "Cloth woven in {place}."),
        (Scene::Screen, "An evening showing in the yard of the arts house in {place}."),
        (Scene::Hall, "Visitors in the yard of the arts house in {place}."),
    ],
};
