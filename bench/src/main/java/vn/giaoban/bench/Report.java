package vn.giaoban.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Figures with their budgets; printed as one JSON object on the last line. */
public final class Report {
    private final String name;
    private final List<Figure> figures = new ArrayList<>();
    private final Machine began = Machine.now();

    private record Figure(String name, double value, String unit, String budget, boolean ok) {}

    public Report(String name) {
        this.name = name;
    }

    /** A figure without a budget. */
    public void tell(String figure, double value, String unit) {
        add(new Figure(figure, value, unit, "", true));
    }

    public void atMost(String figure, double value, String unit, double budget) {
        add(new Figure(figure, value, unit, "<= " + budget, value <= budget));
    }

    public void atLeast(String figure, double value, String unit, double budget) {
        add(new Figure(figure, value, unit, ">= " + budget, value >= budget));
    }

    private void add(Figure figure) {
        figures.add(figure);
        System.out.printf(
                Locale.ROOT,
                "%-44s %14.3f %-12s %s%n",
                figure.name,
                figure.value,
                figure.unit,
                figure.budget.isEmpty() ? "" : figure.budget + (figure.ok ? " ok" : " MISSED"));
    }

    /** Prints the object; 0 when every budget was met. */
    public int print() {
        tell("of the machine, taken by its host", 100 * Machine.now().stolenSince(began), "%");
        boolean ok = figures.stream().allMatch(Figure::ok);
        ObjectNode object = JsonMapper.shared().createObjectNode();
        object.put("name", name).put("ok", ok);
        var all = object.putArray("figures");
        for (Figure figure : figures) {
            ObjectNode one = all.addObject().put("name", figure.name).put("value", figure.value);
            one.put("unit", figure.unit);
            if (!figure.budget.isEmpty()) {
                one.put("budget", figure.budget).put("ok", figure.ok);
            }
        }
        System.out.println(object);
        return ok ? 0 : 1;
    }
}
