"""Sentences of our own with who says what in them, read with the shipped network."""

from __future__ import annotations

from typing import NamedTuple


class Case(NamedTuple):
    """A text and one attribution it must hold: voice, a piece of the cue, a piece of the content, stance."""

    text: str
    voice: str
    cue: str
    content: str
    stance: str = "states"


PLAIN = [
    Case("The ministry said that two drones had crossed the river.", "ministry", "said", "two drones had crossed"),
    Case(
        "Two drones crossed the river overnight, the interior ministry said.", "interior ministry", "said", "Two drones"
    ),
    Case(
        "According to local residents, the clinic was empty at the time.",
        "local residents",
        "According to",
        "the clinic",
    ),
    Case(
        "The clinic was empty at the time, according to local residents.",
        "local residents",
        "according to",
        "clinic was",
    ),
    Case(
        "Residents told reporters that the shelling began at dawn.", "Residents", "told", "the shelling began at dawn"
    ),
    Case("The mayor announced that the bridge had reopened.", "mayor", "announced", "the bridge had reopened"),
    Case(
        "A hospital director reported that nine patients had been moved.",
        "hospital director",
        "reported",
        "nine patients",
    ),
    Case("Witnesses described a convoy of trucks on the northern road.", "Witnesses", "described", "convoy of trucks"),
    Case("Villagers believe the shell came from the hills.", "Villagers", "believe", "the shell came from the hills"),
    Case("The group condemned the attack on the convoy.", "group", "condemned", "the attack on the convoy"),
    Case("The governor raised the death toll to 50 on Sunday.", "governor", "raised", "the death toll to 50"),
    Case("Officials estimated that about 300 families had fled.", "Officials", "estimated", "about 300 families"),
    Case("Turkish officials said the road was closed.", "Turkish officials", "said", "the road was closed"),
    Case("American officials said the road was closed.", "United States officials", "said", "the road was closed"),
    Case("The US military said the strike hit an empty depot.", "United States military", "said", "the strike hit"),
    Case("The Pentagon said the strike hit an empty depot.", "Pentagon", "said", "the strike hit"),
    Case("Ankara said the operation would go on.", "government of Turkey", "said", "the operation would go on"),
    Case("Reuters reported that the airport had closed.", "Reuters", "reported", "the airport had closed"),
    Case("Human Rights Watch said the shells were banned.", "Human Rights Watch", "said", "the shells were banned"),
    Case("Police and firefighters said the fire was out.", "Police and firefighters", "said", "the fire was out"),
    Case("The governor wrote on Facebook that the dam had held.", "governor", "wrote", "the dam had held"),
]
QUOTED = [
    Case("“The bridge is gone,” the mayor said.", "mayor", "said", "The bridge is gone"),
    Case('"We saw no soldiers," said Amina Sample, a nurse.', "Amina Sample", "said", "We saw no soldiers"),
    Case("“The bridge is gone,” said the mayor. “Nobody can cross.”", "mayor", "said", "Nobody can cross"),
    Case("The mayor called the raid “a crime against the town.”", "mayor", "called", "a crime against the town"),
    Case("The army said the men “opened fire first” near the gate.", "army", "said", "opened fire first"),
    Case('"The road," the driver said, "was full of holes."', "driver", "said", "was full of holes"),
    Case("Karim Example of the White Helmets said nine people died.", "Karim Example", "said", "nine people died"),
]
STANCES = [
    Case("The army denied that its jets had struck the school.", "army", "denied", "its jets had struck", "denies"),
    Case("The rebels rejected the claim.", "rebels", "rejected", "the claim", "denies"),
    Case(
        "The ministry accused the rebels of shelling the market.",
        "ministry",
        "accused",
        "shelling the market",
        "alleges",
    ),
    Case("The rebels blamed the army for the blast.", "rebels", "blamed", "the blast", "alleges"),
    Case(
        "Activists alleged that prisoners had been beaten.",
        "Activists",
        "alleged",
        "prisoners had been beaten",
        "alleges",
    ),
    Case(
        "The coalition admitted that its planes had hit the wrong house.",
        "coalition",
        "admitted",
        "wrong house",
        "confirms",
    ),
    Case(
        "The general acknowledged that civilians had died.", "general", "acknowledged", "civilians had died", "confirms"
    ),
    Case("The army confirmed that a pilot was missing.", "army", "confirmed", "a pilot was missing", "confirms"),
    Case("The minister said he would open an inquiry.", "minister", "said", "he would open an inquiry", "promises"),
    Case("The president vowed to retake the city.", "president", "vowed", "retake the city", "promises"),
    Case(
        "The commander warned that any attack would be met with a harsh response.",
        "commander",
        "warned",
        "attack",
        "promises",
    ),
    Case("Aid groups called for an immediate truce.", "Aid groups", "called for", "truce", "calls-for"),
    Case("The agency urged both sides to spare the hospital.", "agency", "urged", "spare the hospital", "calls-for"),
    Case("The agency said both sides should spare the hospital.", "agency", "said", "spare the hospital", "calls-for"),
    Case("Doctors expect the death toll to rise.", "Doctors", "expect", "the death toll to rise", "expects"),
    Case(
        "The group claimed responsibility for the bombing.", "group", "claimed responsibility", "the bombing", "states"
    ),
    Case("The ministry could not confirm the report.", "ministry", "could not confirm", "the report", "doubts"),
    Case(
        "A police spokesman in Vell was unable to say who had fired the rockets.",
        "police",
        "unable to say",
        "who had fired the rockets",
        "doubts",
    ),
    Case('The mayor called the report "a fairy tale" and left the hall.', "mayor", "called", "fairy tale", "denies"),
    Case("The mayor called the accusation scandalous.", "mayor", "called", "the accusation", "denies"),
    Case("The mayor called the governor a coward.", "mayor", "called", "coward"),
    Case("The priest swore that no soldier had entered Harat.", "priest", "swore", "no soldier"),
    Case("The colonel swore he would hold the bridge.", "colonel", "swore", "hold the bridge", "promises"),
    Case(
        "The colonel suggested that the rebels had fired the shell.",
        "colonel",
        "suggested",
        "the rebels had fired",
        "alleges",
    ),
    Case("A farmer claimed that the bridge had held.", "farmer", "claimed", "the bridge had held"),
    Case("The elder asked who would rebuild the bridge.", "elder", "asked", "who would rebuild", "doubts"),
    Case("The doctor warned that the clinic had insulin for two days.", "doctor", "warned", "insulin", "expects"),
]
SOURCELESS = [
    Case(
        "The militia, reportedly armed by a neighbour, left the town.",
        "unspecified reports",
        "reportedly",
        "armed by",
        "alleges",
    ),
    Case(
        "The commander was reportedly wounded in the raid.", "unspecified reports", "reportedly", "wounded", "alleges"
    ),
    Case(
        "The guards allegedly beat two prisoners.", "unspecified reports", "allegedly", "beat two prisoners", "alleges"
    ),
    Case(
        "The army was criticised for its alleged use of cluster bombs.",
        "unspecified",
        "alleged",
        "use of cluster bombs",
        "alleges",
    ),
    Case(
        "The army has been accused of shelling a market.",
        "unspecified accusers",
        "accused",
        "shelling a market",
        "alleges",
    ),
    Case(
        "Government forces are accused of burning the village.",
        "unspecified accusers",
        "accused",
        "burning the village",
        "alleges",
    ),
    Case("It was reported that the pilot had survived.", "unspecified reports", "reported", "the pilot had survived"),
    Case("Considerable damage was reported.", "unspecified reports", "reported", "Considerable damage"),
    Case("No casualties were reported.", "unspecified reports", "reported", "No casualties"),
    Case(
        "Reports indicate that the gunmen came by boat.", "unspecified reports", "indicate", "the gunmen came by boat"
    ),
    Case("Nine men are believed to have drowned.", "unspecified reports", "believed", "have drowned"),
]
PUBLISHED = [
    Case(
        "It is assessed that up to four civilians were hurt in the raid.",
        "Example Command",
        "assessed",
        "four civilians were hurt",
    ),
    Case("We documented nine strikes on the town.", "Example Command", "documented", "nine strikes"),
    Case("We emphasize that the toll may rise.", "Example Command", "emphasize", "the toll may rise"),
]
SILENT = [
    "The ministry did not immediately respond to a request for comment.",
    "The ministry declined to comment.",
    "The army has not commented on the strike.",
    "A spokesman could not be reached for comment.",
    "The army did not say how many soldiers had died.",
    "Neither the army nor the rebels commented on the strike.",
    "The blast claimed the lives of nine villagers.",
    "Government troops attacked the town at dawn.",
    "Two drones crossed the river and hit a depot.",
    "The operation has concluded and the soldiers went home.",
    "Five suspected militants were killed at dawn.",
    "The ministry offered no comment.",
    "The army gave no figure for its own losses.",
]
RESOLVED = [
    (
        "The head of the town council, Viktor Olenko, gave a toll of nine, and 31 wounded. Four people are still "
        "missing, he added.",
        "he",
        "Viktor Olenko",
    ),
    ("A spokesman for the marines denied any shelling. “It was thunder,” he said.", "he", "marines"),
    (
        "The Hamas official, Basem al-Attar, said thirty men had died, a number he later denied.",
        "he",
        "Basem al-Attar",
    ),
    (
        "A source in the Giants Brigade said militia men had shelled the mills. He pointed out that two had died.",
        "He",
        "source in the Giants Brigade",
    ),
    (
        "UNICEF said nine children had died. A Red Cross delegate said eleven men had been handed over. None died on "
        "the way, she added.",
        "she",
        "Red Cross delegate",
    ),
    (
        "The Amber Defence Force says it ambushed six trucks. According to the group, two trucks burned out.",
        "the group",
        "Amber Defence Force",
    ),
    (
        "Al-Qaeda fighters overran a camp of the Vell Scouts on Tuesday. The group claimed thirty dead.",
        "The group",
        "Al-Qaeda",
    ),
    (
        "The Taliban said they took the town. A mine killed two British engineers. The militants denied planting it.",
        "The militants",
        "Taliban",
    ),
    ("Frontier Corps men picked up two brothers in Vell. The FC denies having them.", "The FC", "Frontier Corps"),
    (
        "NATO aircraft hit a depot near Vell on Tuesday. The alliance had no confirmation of deaths.",
        "The alliance",
        "NATO",
    ),
    (
        "A colonel accused “one wing of the PUK” of handing over the airfield. The party denied any deal.",
        "The party",
        "Patriotic Union of Kurdistan",
    ),
    (
        "The Local Vell Committees published 219 names. A doctor, quoted by the same network, put the dead at 90.",
        "the same network",
        "Local Vell Committees",
    ),
    (
        "An opposition member accused the prime minister of having staged the battle. The latter denied it.",
        "The latter",
        "prime minister",
    ),
    (
        "JNIM has closed the road. In a video, one of its commanders says that every driver will be shot.",
        "one of",
        "(JNIM) commander",
    ),
    ("The Vell Army Council and Hamas signed it. The factions denied breaking the truce.", "The factions", "factions"),
    (
        "The United Nations lost two trucks, the organisation confirmed on Tuesday.",
        "the organisation",
        "United Nations",
    ),
    ("The Violet Monitor counted nine dead. The group said most of them were women.", "The group", "Violet Monitor"),
    ("Sara Example, the mayor of Oldtown, visited the camp. She said the water was clean.", "She", "Sara Example"),
    ("Omar Sample told reporters the road was open. He added that the bridge had held.", "He", "Omar Sample"),
    ("Local activists filmed the convoy. They said it had forty trucks.", "They", "Local activists"),
    ("The Turkish defence ministry held a briefing. It said two soldiers had died.", "It", "Turkish defence ministry"),
    (
        "The Turkish defence ministry held a briefing. The ministry said two soldiers had died.",
        "The ministry",
        "Turkish defence ministry",
    ),
    (
        "Army spokesman Paul Example spoke to the press. The spokesman said the raid was over.",
        "The spokesman",
        "Paul Example",
    ),
    ("Doctor Lina Sample runs the clinic. “We have no beds,” Sample said.", "Sample", "Lina Sample"),
    (
        "A spokesman for the Violet Monitor said nine people had died.",
        "A spokesman for the Violet Monitor",
        "Violet Monitor",
    ),
    ("The union accused the owners of neglect. They denied it.", "They", "owners"),
    ("Rosa Example accused the commissioner of lying. He denied it and left.", "He", "commissioner"),
    ("A deputy alleges that contractors stole the money. They deny it.", "They", "contractors"),
    (
        "Mara Example spoke to the crowd. She said the dam had held. Tom Sample listened. She added that it was old.",
        "She",
        "Mara Example",
    ),
    ("The enemy is hunger, said General Tam Oru, who rejected the charge.", "who", "Tam Oru"),
    ("Inspector General Tam Oru visited Harat. The Inspector General denied the charge.", "The Inspector", "Tam Oru"),
    (
        "Six groups took part. The Violet Monitor counted them. The group said two had left.",
        "The group",
        "Violet Monitor",
    ),
    (
        "Malian soldiers entered Gao. The defence ministry said the Malian flag flew over Malian ground.",
        "The defence ministry",
        "Malian defence ministry",
    ),
    ("Turkey's defence ministry said two soldiers had died.", "Turkey's defence ministry", "Turkish defence ministry"),
    ("The Violet Monitor counted nine dead. The hospital said it had room.", "The hospital", "hospital"),
    ("Two gunmen fled. The bishops said the road was open.", "The bishops", "bishops"),
    ("Rumour says the bridge will close.", "Rumour", "unspecified reports"),
    ("The defence ministry in Damascus said two soldiers had died.", "The defence ministry", "Syrian defence ministry"),
    (
        "Sudanese troops hold the Sudanese town of Wad Example. The army spokesman said the raid was over.",
        "The army spokesman",
        "Sudanese army spokesman",
    ),
    ("Lina Sample was shot. A judge, Tom Sample, said so. The widow said she would wait.", "The widow", "widow"),
    (
        "The Violet Monitor counted nine dead. The disaster institute said it had tents.",
        "The disaster",
        "disaster institute",
    ),
    ("Six soldiers fell. The navy said it would send a ship.", "The navy", "navy"),
    (
        "Mara Example leads the hunters. She counts forty of them. A lawyer in Vell says three men were beaten. "
        "She denies it.",
        "She",
        "Mara Example",
    ),
]
